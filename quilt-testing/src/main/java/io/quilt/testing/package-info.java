/** In-memory services for the tests of applications. */
@NullMarked
package io.quilt.testing;

import org.jspecify.annotations.NullMarked;
