package io.quilt.core.yaml;

import io.quilt.core.json.PythonFloat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as PyYAML's {@code dump} does, byte for byte: keys sorted by code point, one
 * value in a line, ASCII only.
 */
public final class YamlWriter {
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(
          key -> key.getBytes(StandardCharsets.UTF_8), (a, b) -> Arrays.compareUnsigned(a, b));

  private final YamlLines lines = new YamlLines();

  private YamlWriter() {}

  /**
   * Writes a mapping of strings to null, Boolean, Long, BigInteger, finite Double, String, List and
   * Map.
   */
  public static String write(Map<String, ? extends @Nullable Object> mapping) {
    YamlWriter writer = new YamlWriter();
    if (mapping.isEmpty()) {
      writer.lines.word("{}");
    } else {
      writer.mapping(mapping, 0);
    }
    return writer.lines.end();
  }

  private void node(@Nullable Object value, int indent, boolean inMapping) {
    if (value instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        lines.word("{}");
      } else {
        mapping(map, indent + YamlLines.INDENT);
      }
    } else if (value instanceof List<?> list) {
      if (list.isEmpty()) {
        lines.word("[]");
      } else {
        boolean indented = !inMapping || lines.isFresh();
        sequence(list, indented ? indent + YamlLines.INDENT : indent);
      }
    } else if (value instanceof String text) {
      ScalarWriter.write(lines, text, indent + YamlLines.INDENT);
    } else {
      lines.word(spell(value));
    }
  }

  private void mapping(Map<?, ?> mapping, int indent) {
    for (String key : sortedKeys(mapping)) {
      lines.start(indent);
      if (ScalarWriter.isSimpleKey(key)) {
        ScalarWriter.writeSimpleKey(lines, key);
        lines.append(":");
      } else {
        lines.indicator("?");
        ScalarWriter.write(lines, key, indent + YamlLines.INDENT);
        lines.start(indent);
        lines.indicator(":");
      }
      node(mapping.get(key), indent, true);
    }
  }

  private void sequence(List<?> sequence, int indent) {
    for (Object item : sequence) {
      lines.start(indent);
      lines.indicator("-");
      node(item, indent, false);
    }
  }

  private static List<String> sortedKeys(Map<?, ?> mapping) {
    List<String> keys = new ArrayList<>();
    mapping.keySet().forEach(key -> keys.add((String) key));
    keys.sort(BY_CODE_POINT);
    return keys;
  }

  private static String spell(@Nullable Object value) {
    if (value instanceof Double number) {
      String repr = PythonFloat.repr(number);
      return repr.contains(".") ? repr : repr.replace("e", ".0e");
    }
    return String.valueOf(value);
  }
}
