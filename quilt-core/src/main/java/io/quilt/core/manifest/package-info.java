/**
 * Manifests: read, checked, sorted, hashed and written as bytes, in memory or spilled to disk, in
 * parallel and in order.
 */
@NullMarked
package io.quilt.core.manifest;

import org.jspecify.annotations.NullMarked;
