/** Temporary. */
@NullMarked
package io.quilt.core.config;

import org.jspecify.annotations.NullMarked;
