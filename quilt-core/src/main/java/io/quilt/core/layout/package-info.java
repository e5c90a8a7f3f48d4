/** Where things lie in a registry: pure functions from names to keys, and back. */
@NullMarked
package io.quilt.core.layout;

import org.jspecify.annotations.NullMarked;
