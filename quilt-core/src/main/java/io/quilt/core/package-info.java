/** The engine behind the API. */
@NullMarked
package io.quilt.core;

import org.jspecify.annotations.NullMarked;
