package io.quilt.core.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text to bytes and back, where nothing is replaced. */
public final class Utf8 {
  private Utf8() {}

  /** The bytes of a text; null if it holds a surrogate without its partner. */
  public static byte @Nullable [] encode(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The text of bytes; null if they are not well-formed UTF-8. */
  public static @Nullable String decode(byte[] bytes, int from, int to) {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes, from, to - from);
      return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
