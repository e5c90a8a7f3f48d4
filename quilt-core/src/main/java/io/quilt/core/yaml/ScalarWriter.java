package io.quilt.core.yaml;

import java.util.Map;

/**
 * Writes a text without quotes if it then reads back as this text, else in single quotes if that
 * needs no escapes, else in double quotes. A text that is not a key is broken where a line is full.
 */
final class ScalarWriter {
  /** PyYAML counts the tag, {@code !!str}. */
  private static final int LONGEST_SIMPLE_KEY = 127 - "!!str".length();

  private static final Map<Integer, Character> SHORT_ESCAPES =
      Map.ofEntries(
          Map.entry(0x00, '0'),
          Map.entry(0x07, 'a'),
          Map.entry(0x08, 'b'),
          Map.entry(0x09, 't'),
          Map.entry(0x0A, 'n'),
          Map.entry(0x0B, 'v'),
          Map.entry(0x0C, 'f'),
          Map.entry(0x0D, 'r'),
          Map.entry(0x1B, 'e'),
          Map.entry(0x22, '"'),
          Map.entry(0x5C, '\\'),
          Map.entry(0x85, 'N'),
          Map.entry(0xA0, '_'),
          Map.entry(0x2028, 'L'),
          Map.entry(0x2029, 'P'));
  private static final int NO_SPLIT = -1;

  private final YamlLines lines;
  private final String text;
  private final int indent;

  private ScalarWriter(YamlLines lines, String text, int indent) {
    this.lines = lines;
    this.text = text;
    this.indent = indent;
  }

  /** Returns whether a key may stand before its colon in the same line. */
  static boolean isSimpleKey(String key) {
    return !key.isEmpty()
        && key.codePointCount(0, key.length()) <= LONGEST_SIMPLE_KEY
        && !ScalarShape.of(key).multiline();
  }

  static void writeSimpleKey(YamlLines lines, String key) {
    write(lines, key, NO_SPLIT);
  }

  /** Writes a text, with the indentation of the lines that continue it. */
  static void write(YamlLines lines, String text, int indent) {
    ScalarWriter writer = new ScalarWriter(lines, text, indent);
    ScalarShape shape = ScalarShape.of(text);
    if (shape.plain() && PlainScalar.kind(text) == PlainScalar.Kind.STRING) {
      lines.word("");
      writer.words(false);
    } else if (shape.singleQuoted()) {
      lines.word("'");
      writer.words(true);
      lines.append("'");
    } else {
      lines.word("\"");
      writer.escaped();
      lines.append("\"");
    }
  }

  private void words(boolean quoted) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = endOfRun(c, i);
      if (c == ' ') {
        boolean inside = !quoted || (i > 0 && end < text.length());
        spaces(end - i, inside);
      } else if (c == '\n') {
        breaks(end - i);
      } else {
        lines.append(String.valueOf(c).repeat((end - i) * (quoted && c == '\'' ? 2 : 1)));
      }
      i = end;
    }
  }

  private int endOfRun(char c, int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) == c) {
      end++;
    }
    return end;
  }

  private void spaces(int count, boolean mayBreak) {
    if (count == 1 && mayBreak && indent != NO_SPLIT && lines.isFull(0)) {
      lines.start(indent);
    } else {
      lines.append(" ".repeat(count));
    }
  }

  private void breaks(int count) {
    for (int i = 0; i <= count; i++) {
      lines.newLine();
    }
    lines.start(indent);
  }

  /** Between double quotes a full line ends with a backslash, before a blank or after an escape. */
  private void escaped() {
    int[] characters = text.codePoints().toArray();
    StringBuilder pending = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      boolean escape = isEscaped(c);
      if (escape) {
        flush(pending);
        lines.append(escape(c));
      }
      boolean mayBreak = escape || c == ' ' || pending.isEmpty();
      boolean inside = indent != NO_SPLIT && i > 0 && i < characters.length - 1;
      if (inside && mayBreak && lines.isFull(escape ? -1 : pending.length())) {
        flush(pending);
        lines.append("\\");
        lines.start(indent);
        lines.append(characters[escape ? i + 1 : i] == ' ' ? "\\" : "");
      }
      if (!escape) {
        pending.append((char) c);
      }
    }
    flush(pending);
  }

  private void flush(StringBuilder pending) {
    lines.append(pending);
    pending.setLength(0);
  }

  private static boolean isEscaped(int c) {
    return c < ' ' || c > '~' || c == '"' || c == '\\';
  }

  private static String escape(int c) {
    Character letter = SHORT_ESCAPES.get(c);
    if (letter != null) {
      return "\\" + letter;
    }
    if (c <= 0xFF) {
      return "\\x%02X".formatted(c);
    }
    return (c <= 0xFFFF ? "\\u%04X" : "\\U%08X").formatted(c);
  }
}
