/** The conformance kit for backend authors. */
@NullMarked
package io.quilt.testkit;

import org.jspecify.annotations.NullMarked;
