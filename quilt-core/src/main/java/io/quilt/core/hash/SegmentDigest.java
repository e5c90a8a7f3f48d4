package io.quilt.core.hash;

/** The running digest of one segment; not for use by several threads at once. */
interface SegmentDigest {
  void update(byte[] bytes, int offset, int length);

  /** Writes the digest of what was added since the last call, and begins anew. */
  void finish(byte[] target, int offset);
}
