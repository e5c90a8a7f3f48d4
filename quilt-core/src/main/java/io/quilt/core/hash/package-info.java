/** Checksums of bytes: of streams as they pass, and of files in parallel. */
@NullMarked
package io.quilt.core.hash;

import org.jspecify.annotations.NullMarked;
