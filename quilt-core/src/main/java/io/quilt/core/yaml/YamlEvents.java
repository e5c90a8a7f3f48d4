package io.quilt.core.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The events of a text, one at a time, in terms of plain data. */
final class YamlEvents {
  private static final String STANDARD = "tag:yaml.org,2002:";

  private static final int LONGEST_QUOTE = 40;

  private final Parser parser;
  private Event event;

  YamlEvents(String text) {
    this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.event = next();
  }

  void advance() {
    event = next();
  }

  private Event next() {
    try {
      return parser.getEvent();
    } catch (MarkedYAMLException e) {
      throw new InvalidYamlException(line(e.getProblemMark()), String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      int line = event == null ? 1 : line(event.getStartMark());
      throw new InvalidYamlException(line, String.valueOf(e.getMessage()));
    }
  }

  /** Goes to the start of a document, which may be missing. */
  boolean startDocument() {
    advance();
    return event instanceof DocumentStartEvent;
  }

  void endOnlyDocument() {
    advance();
    advance();
    if (!(event instanceof StreamEndEvent)) {
      throw problem("a second document");
    }
  }

  boolean isAlias() {
    return event.is(Event.ID.Alias);
  }

  boolean isScalar() {
    return event.is(Event.ID.Scalar);
  }

  boolean isMapping() {
    return event instanceof MappingStartEvent;
  }

  boolean isEnd() {
    return event instanceof CollectionEndEvent;
  }

  @Nullable String anchor() {
    return ((NodeEvent) event).getAnchor();
  }

  /** Returns the text of a key. */
  String key() {
    if (!(event instanceof ScalarEvent scalar)) {
      throw problem("a key that is not a simple text");
    }
    checkTag("str");
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw problem("a merge key (<<); write out the members instead");
    }
    return scalar.getValue();
  }

  @Nullable Object scalar() {
    ScalarEvent scalar = (ScalarEvent) event;
    String text = scalar.getValue();
    String tag = scalar.getTag();
    try {
      if (tag == null && scalar.isPlain()) {
        return PlainScalar.value(text);
      }
      return tag == null ? text : PlainScalar.value(text, kind(tag));
    } catch (IllegalArgumentException e) {
      throw problem("not the value that its type needs: " + shortened(text));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private PlainScalar.Kind kind(String tag) {
    return switch (tag) {
      case "!", STANDARD + "str" -> PlainScalar.Kind.STRING;
      case STANDARD + "null" -> PlainScalar.Kind.NULL;
      case STANDARD + "bool" -> PlainScalar.Kind.BOOLEAN;
      case STANDARD + "int" -> PlainScalar.Kind.INTEGER;
      case STANDARD + "float" -> PlainScalar.Kind.FLOAT;
      default -> throw named(tag);
    };
  }

  /** Checks that the text names no type here but the one that it is of anyway. */
  void checkTag(String expected) {
    String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag != null && !tag.equals("!") && !tag.equals(STANDARD + expected)) {
      throw named(tag);
    }
  }

  private InvalidYamlException named(String tag) {
    return problem("the type '" + tag + "'; only plain data is read");
  }

  InvalidYamlException problem(String problem) {
    return new InvalidYamlException(line(event.getStartMark()), problem);
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 1 : mark.getLine() + 1;
  }
}
