package io.quilt.core.manifest;

import io.quilt.core.json.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which logical keys a manifest may hold. */
final class KeyRules {
  private KeyRules() {}

  /** What is wrong with the key of an entry, in well-formed UTF-8; null if nothing is. */
  static @Nullable String problem(byte[] key, int from, int to) {
    return isSafe(key, from, to)
        ? null
        : "logical key '%s' has an empty, '.' or '..' segment"
            .formatted(new String(key, from, to - from, StandardCharsets.UTF_8));
  }

  /** Whether no segment is empty, {@code .} or {@code ..}. */
  static boolean isSafe(byte[] key, int from, int to) {
    int segment = from;
    for (int i = from; i < to; i++) {
      if (key[i] == '/') {
        if (isHostile(key, segment, i)) {
          return false;
        }
        segment = i + 1;
      }
    }
    return !isHostile(key, segment, to);
  }

  private static boolean isHostile(byte[] key, int from, int to) {
    return switch (to - from) {
      case 0 -> true;
      case 1 -> key[from] == '.';
      case 2 -> key[from] == '.' && key[from + 1] == '.';
      default -> false;
    };
  }

  /**
   * Encodes text.
   *
   * @throws IllegalArgumentException if it holds a surrogate without its partner
   */
  static byte[] utf8(String text) {
    byte[] bytes = Utf8.encode(text);
    if (bytes == null) {
      throw new IllegalArgumentException("a key or hash is not well-formed Unicode");
    }
    return bytes;
  }
}
