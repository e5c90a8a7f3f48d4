package io.quilt.core.hash;

/** Contents of the vectors. */
final class Vectors {
  private Vectors() {}

  /** The content of a size that their formula gives. */
  static byte[] content(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31 + 7);
    }
    return content;
  }
}
