/** Bytes on their way between stores and folders: bounded, verified, resumable. */
@NullMarked
package io.quilt.core.transfer;

import org.jspecify.annotations.NullMarked;
