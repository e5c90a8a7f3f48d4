package io.quilt.core.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML as plain data: null, Boolean, Long, BigInteger, Double, String, List and Map, whose
 * keys are the texts that were written. Dates and numbers that are not finite stay text. Types that
 * the text names, merge keys and second documents are errors. Of equal keys the last one counts.
 *
 * <p>A text has at most 2<sup>20</sup> characters, 50 levels and 100,000 values, of which one
 * counts as often as aliases repeat it.
 */
public final class YamlReader {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST = 50;
  private static final int MOST_VALUES = 100_000;

  private final YamlEvents events;
  private final Map<String, Anchored> anchors = new LinkedHashMap<>();
  private int values;

  private record Anchored(@Nullable Object value, int values) {}

  private YamlReader(YamlEvents events) {
    this.events = events;
  }

  /**
   * Reads the only document of a text; null when there is none.
   *
   * @throws InvalidYamlException if the text is not such YAML
   */
  public static @Nullable Object read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidYamlException(1, "more than " + LONGEST_TEXT + " characters");
    }
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Optional<Map<String, @Nullable Object>> flat = FlatYaml.read(unmarked);
    return flat.isPresent() ? flat.get() : readAny(unmarked);
  }

  static @Nullable Object readAny(String text) {
    YamlEvents events = new YamlEvents(text);
    if (!events.startDocument()) {
      return null;
    }
    events.advance();
    Object root = new YamlReader(events).node(1);
    events.endOnlyDocument();
    return root;
  }

  /** Reads the node at the current event, and leaves its last event the current one. */
  private @Nullable Object node(int depth) {
    if (depth > DEEPEST) {
      throw events.problem("nested deeper than " + DEEPEST + " levels");
    }
    if (events.isAlias()) {
      return alias(events.anchor());
    }
    String anchor = events.anchor();
    int before = values;
    count(1);
    Object value = content(depth);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(value, values - before));
    }
    return value;
  }

  private @Nullable Object content(int depth) {
    if (events.isScalar()) {
      return events.scalar();
    }
    return events.isMapping() ? mapping(depth) : sequence(depth);
  }

  private @Nullable Object alias(@Nullable String anchor) {
    Anchored anchored = anchors.get(anchor);
    if (anchored == null) {
      throw events.problem("alias of '" + anchor + "', which is not complete before it");
    }
    count(anchored.values);
    return anchored.value;
  }

  private void count(int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw events.problem("more than " + MOST_VALUES + " values");
    }
  }

  private Map<String, @Nullable Object> mapping(int depth) {
    events.checkTag("map");
    Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
    for (events.advance(); !events.isEnd(); events.advance()) {
      String key = events.key();
      events.advance();
      mapping.put(key, node(depth + 1));
    }
    return mapping;
  }

  private List<@Nullable Object> sequence(int depth) {
    events.checkTag("seq");
    List<@Nullable Object> sequence = new ArrayList<>();
    for (events.advance(); !events.isEnd(); events.advance()) {
      sequence.add(node(depth + 1));
    }
    return sequence;
  }
}
