package io.quilt.core.json;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the spelling that quilt3 writes: {@code ", "} and {@code ": "} between tokens, non-ASCII
 * characters as they are, floats as Python's {@code repr}, whole numbers of any size. Of members
 * with the same name the last one counts, at the place of the first. A surrogate without its
 * partner, which quilt3 reads and hashes but cannot write, is kept as its escape in a string and
 * refused in the name of a member.
 *
 * <p>Trees are {@link Map} in the order of the text, {@link java.util.List}, {@link String}, {@link
 * Long} or, beyond its range, {@link java.math.BigInteger}, {@link Double}, {@link Boolean} and
 * null.
 */
public final class WrittenJson {
  private WrittenJson() {}

  /**
   * Gives a JSON text in the written spelling.
   *
   * @throws InvalidJsonException if the bytes are not one strict JSON value in UTF-8, or hold a
   *     number that is not finite, or exceed {@link JsonLimits}
   */
  public static byte[] normalize(byte[] json, int from, int to) {
    if (new WrittenFormVerifier().verify(json, from, to) == to) {
      return Arrays.copyOfRange(json, from, to);
    }
    return write(parse(json, from, to));
  }

  /** Normalizes text; see {@link #normalize(byte[], int, int)}. */
  public static byte[] normalize(String json) {
    byte[] utf8 = Utf8.encode(json);
    return utf8 == null ? write(parse(json)) : normalize(utf8, 0, utf8.length);
  }

  /**
   * Parses a JSON text.
   *
   * @throws InvalidJsonException as {@link #normalize(byte[], int, int)} does
   */
  public static @Nullable Object parse(byte[] json, int from, int to) {
    String text = Utf8.decode(json, from, to);
    if (text == null) {
      throw new InvalidJsonException("not well-formed UTF-8");
    }
    return JsonTreeReader.parse(text);
  }

  /** Parses text; see {@link #parse(byte[], int, int)}. */
  public static @Nullable Object parse(String json) {
    return JsonTreeReader.parse(json);
  }

  /**
   * Parses a JSON object.
   *
   * @throws InvalidJsonException if the text is not one, or as {@link #parse(String)} does
   */
  @SuppressWarnings("unchecked") // The reader makes maps of this type only.
  public static Map<String, @Nullable Object> parseObject(String json) {
    if (parse(json) instanceof Map<?, ?> members) {
      return (Map<String, @Nullable Object>) members;
    }
    throw new InvalidJsonException("not a JSON object");
  }

  /**
   * Spells a tree.
   *
   * @throws InvalidJsonException if it holds a value of another type, a number that is not finite,
   *     or is nested deeper than {@link JsonLimits#DEPTH}
   */
  public static byte[] write(@Nullable Object tree) {
    Utf8Buffer out = new Utf8Buffer(256);
    append(tree, out);
    return out.toByteArray();
  }

  /** Spells a tree at the end of a buffer; see {@link #write(Object)}. */
  public static void append(@Nullable Object tree, Utf8Buffer out) {
    JsonTreeWriter.append(tree, out);
  }
}
