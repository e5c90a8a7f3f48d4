/** The files of a folder that a {@code .quiltignore} keeps out of packages. */
@NullMarked
package io.quilt.core.ignore;

import org.jspecify.annotations.NullMarked;
