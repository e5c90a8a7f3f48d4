package io.quilt.spi;

/**
 * The order of object keys: by Unicode code point, which is that of their UTF-8 bytes. {@code
 * String.compareTo} differs for characters beyond U+FFFF.
 */
public final class KeyOrder {
  private KeyOrder() {}

  /** Compares two keys; a {@link java.util.Comparator} as {@code KeyOrder::compare}. */
  public static int compare(String left, String right) {
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
