package io.quilt.core.json;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spells a tree of maps, lists, strings, numbers, booleans and nulls as quilt3 does. */
final class JsonTreeWriter {
  private JsonTreeWriter() {}

  static void append(@Nullable Object value, Utf8Buffer out) {
    append(value, 1, out);
  }

  private static void append(@Nullable Object value, int depth, Utf8Buffer out) {
    if (value instanceof String text) {
      appendString(text, out);
    } else if (value instanceof Map<?, ?> members) {
      appendObject(members, checked(depth), out);
    } else if (value instanceof List<?> elements) {
      appendList(elements, checked(depth), out);
    } else {
      out.appendAscii(scalar(value));
    }
  }

  private static String scalar(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return String.valueOf(value);
    }
    if (value instanceof Double number) {
      return PythonFloat.repr(number);
    }
    if (value instanceof BigInteger number) {
      return number.toString();
    }
    throw new InvalidJsonException("JSON cannot hold a " + value.getClass().getName());
  }

  private static void appendObject(Map<?, ?> members, int depth, Utf8Buffer out) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new InvalidJsonException("the name of a member must be a string");
      }
      separate(first, out);
      first = false;
      appendString(checked(name), out);
      out.append(':');
      out.append(' ');
      append(member.getValue(), depth + 1, out);
    }
    out.append('}');
  }

  private static void appendList(List<?> elements, int depth, Utf8Buffer out) {
    out.append('[');
    boolean first = true;
    for (Object element : elements) {
      separate(first, out);
      first = false;
      append(element, depth + 1, out);
    }
    out.append(']');
  }

  private static void separate(boolean first, Utf8Buffer out) {
    if (!first) {
      out.append(',');
      out.append(' ');
    }
  }

  private static void appendString(String text, Utf8Buffer out) {
    out.append('"');
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      appendCharacter(text.codePointAt(i), out);
    }
    out.append('"');
  }

  private static void appendCharacter(int codePoint, Utf8Buffer out) {
    if (codePoint < ' ' || codePoint == '"' || codePoint == '\\') {
      JsonStrings.appendEscape(codePoint, out);
    } else if (codePoint < 0x80) {
      out.append(codePoint);
    } else if (codePoint < 0x800) {
      out.append(0xc0 | codePoint >> 6);
      appendContinuation(codePoint, out);
    } else if (isSurrogate(codePoint)) {
      // UTF-8 has no form for it; its escape keeps what quilt3 loads and hashes.
      JsonStrings.appendUnicodeEscape(codePoint, out);
    } else if (codePoint < 0x10000) {
      out.append(0xe0 | codePoint >> 12);
      appendContinuation(codePoint >> 6, out);
      appendContinuation(codePoint, out);
    } else {
      out.append(0xf0 | codePoint >> 18);
      appendContinuation(codePoint >> 12, out);
      appendContinuation(codePoint >> 6, out);
      appendContinuation(codePoint, out);
    }
  }

  private static void appendContinuation(int bits, Utf8Buffer out) {
    out.append(0x80 | (bits & 0x3f));
  }

  private static String checked(String name) {
    if (name.codePoints().anyMatch(JsonTreeWriter::isSurrogate)) {
      throw new InvalidJsonException("a surrogate without its partner in the name of a member");
    }
    return name;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int checked(int depth) {
    if (depth > JsonLimits.DEPTH) {
      throw new InvalidJsonException("JSON nested deeper than " + JsonLimits.DEPTH + " levels");
    }
    return depth;
  }
}
