/** What backends implement. */
@NullMarked
package io.quilt.spi;

import org.jspecify.annotations.NullMarked;
