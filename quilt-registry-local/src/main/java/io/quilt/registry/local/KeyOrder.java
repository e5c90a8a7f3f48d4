package io.quilt.registry.local;

/** The order of object keys: by their UTF-8 bytes, which is by code point. */
final class KeyOrder {
  private KeyOrder() {}

  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogatesDiffer = Character.isSurrogate(a) != Character.isSurrogate(b);
        return surrogatesDiffer ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
