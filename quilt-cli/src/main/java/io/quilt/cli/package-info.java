/** The quilt command. */
@NullMarked
package io.quilt.cli;

import org.jspecify.annotations.NullMarked;
