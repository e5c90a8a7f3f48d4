/** What applications call. */
@NullMarked
package io.quilt.api;

import org.jspecify.annotations.NullMarked;
