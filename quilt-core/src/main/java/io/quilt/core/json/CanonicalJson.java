package io.quilt.core.json;

import java.util.Arrays;

/**
 * The spelling that the top hash covers, made from the written one: no blanks, members sorted by
 * code point at every depth, everything outside printable ASCII escaped. Not thread-safe; made to
 * be used again.
 */
public final class CanonicalJson {
  private static final int LIST = -1;
  private static final int FIELDS = 4;
  private static final int NAME_FROM = 0;
  private static final int NAME_TO = 1;
  private static final int OUT_FROM = 2;
  private static final int OUT_TO = 3;
  private static final int FEW = 16;

  private byte[] text = {};
  private int to;
  private Utf8Buffer out = new Utf8Buffer(0);
  private final Utf8Buffer scratch = new Utf8Buffer(64);
  // For every container that is open: where the members of the object begin, or LIST.
  private int[] open = new int[16];
  private int depth;
  // Four numbers for each member of the objects that are open, innermost last.
  private int[] members = new int[64];
  private int top;
  // Whether a string had an escape so far; then names cannot be compared as bytes.
  private boolean escapes;

  /**
   * Appends the canonical spelling of a value.
   *
   * @param written a value in the spelling of {@link WrittenJson}; anything else gives nonsense
   */
  public void append(byte[] written, int from, int limit, Utf8Buffer target) {
    text = written;
    to = limit;
    out = target;
    top = 0;
    depth = 0;
    escapes = false;
    boolean name = false;
    int at = from;
    do {
      at = name ? name(at) : at;
      byte b = text[at];
      if ((b == '{' || b == '[') && text[at + 1] != b + 2) {
        name = b == '{';
        push(name ? top : LIST);
        out.append(b);
        at++;
      } else {
        at = close(b == '"' ? string(at) : atom(at));
        name = depth > 0 && open[depth - 1] != LIST;
      }
    } while (depth > 0);
  }

  private void push(int firstMember) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = firstMember;
  }

  private int name(int at) {
    if (top + FIELDS > members.length) {
      members = Arrays.copyOf(members, 2 * members.length);
    }
    members[top + OUT_FROM] = out.length();
    int end = string(at);
    members[top + NAME_FROM] = at + 1;
    members[top + NAME_TO] = end - 1;
    top += FIELDS;
    out.append(':');
    return end + 2;
  }

  /** Closes the containers that end after a value, and goes over the comma if one follows. */
  private int close(int from) {
    int at = from;
    while (depth > 0) {
      int firstMember = open[depth - 1];
      if (firstMember != LIST) {
        members[top - FIELDS + OUT_TO] = out.length();
      }
      byte b = text[at];
      if (b != ',' && firstMember != LIST) {
        closeObject(firstMember);
      }
      out.append(b);
      if (b == ',') {
        return at + 2;
      }
      depth--;
      at++;
    }
    return at;
  }

  private void closeObject(int firstMember) {
    for (int member = firstMember + FIELDS; member < top; member += FIELDS) {
      if (compareNames(member - FIELDS, member) > 0) {
        sort(firstMember);
        break;
      }
    }
    top = firstMember;
  }

  /** Goes over a number, a word or an empty container. */
  private int atom(int from) {
    int at = text[from] == '{' || text[from] == '[' ? from + 2 : from;
    while (at < to && text[at] != ',' && text[at] != '}' && text[at] != ']') {
      at++;
    }
    out.append(text, from, at);
    return at;
  }

  private int string(int from) {
    out.append('"');
    int at = from + 1;
    while (true) {
      int plain = JsonText.skipPlain(text, at, to);
      out.append(text, at, plain);
      byte b = text[plain];
      if (b == '"') {
        out.append('"');
        return plain + 1;
      }
      at = special(plain, b);
    }
  }

  private int special(int at, byte b) {
    if (b < 0) {
      return JsonStrings.appendNonAscii(text, at, out);
    }
    if (b == '\\') {
      escapes = true;
      int end = at + escapeLength(at);
      out.append(text, at, end);
      return end;
    }
    JsonStrings.appendEscape(b, out);
    return at + 1;
  }

  private int escapeLength(int at) {
    return text[at + 1] == 'u' ? 6 : 2;
  }

  private void sort(int firstMember) {
    scratch.clear();
    for (int member : inOrder(firstMember)) {
      if (scratch.length() > 0) {
        scratch.append(',');
      }
      scratch.append(out.array(), members[member + OUT_FROM], members[member + OUT_TO]);
    }
    out.truncate(members[firstMember + OUT_FROM]);
    out.append(scratch.array(), 0, scratch.length());
  }

  private int[] inOrder(int firstMember) {
    int[] order = new int[(top - firstMember) / FIELDS];
    for (int i = 0; i < order.length; i++) {
      order[i] = firstMember + i * FIELDS;
    }
    if (order.length > FEW) {
      return Arrays.stream(order).boxed().sorted(this::compareNames).mapToInt(i -> i).toArray();
    }
    for (int i = 1; i < order.length; i++) {
      int member = order[i];
      int at = i;
      for (; at > 0 && compareNames(order[at - 1], member) > 0; at--) {
        order[at] = order[at - 1];
      }
      order[at] = member;
    }
    return order;
  }

  private int compareNames(int left, int right) {
    int leftFrom = members[left + NAME_FROM];
    int leftTo = members[left + NAME_TO];
    int rightFrom = members[right + NAME_FROM];
    int rightTo = members[right + NAME_TO];
    if (escapes) {
      return Arrays.compare(codePoints(leftFrom, leftTo), codePoints(rightFrom, rightTo));
    }
    return Arrays.compareUnsigned(text, leftFrom, leftTo, text, rightFrom, rightTo);
  }

  private int[] codePoints(int from, int end) {
    int[] points = new int[end - from];
    int count = 0;
    int at = from;
    while (at < end) {
      points[count++] = codePoint(at);
      at += text[at] == '\\' ? escapeLength(at) : JsonText.lengthOf(text[at]);
    }
    return Arrays.copyOf(points, count);
  }

  private int codePoint(int at) {
    if (text[at] == '\\') {
      return unescaped(at);
    }
    return text[at] < 0 ? JsonText.codePointAt(text, at) : text[at];
  }

  private int unescaped(int at) {
    return switch (text[at + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexUnit(at + 2);
      default -> text[at + 1];
    };
  }

  private int hexUnit(int at) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      unit = unit << 4 | Character.digit(text[i], 16);
    }
    return unit;
  }
}
