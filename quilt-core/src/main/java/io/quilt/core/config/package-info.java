/** The quilt3 directory of the user: where it is, its files, and its {@code config.yml}. */
@NullMarked
package io.quilt.core.config;

import org.jspecify.annotations.NullMarked;
