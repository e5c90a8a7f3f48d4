package io.quilt.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses strict JSON into maps, lists, strings, numbers, booleans and null. */
final class JsonTreeReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonLimits.DEPTH + 8)
                  .maxNumberLength(JsonLimits.NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonTreeReader(JsonParser parser) {
    this.parser = parser;
  }

  static @Nullable Object parse(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new InvalidJsonException("no JSON value where one is expected");
      }
      Object value = new JsonTreeReader(parser).value(first, 1);
      if (parser.nextToken() != null) {
        throw new InvalidJsonException("something follows the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new InvalidJsonException("invalid JSON" + place(e) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? "" : " at column " + location.getColumnNr();
  }

  private @Nullable Object value(JsonToken token, int depth) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(checked(depth));
      case START_ARRAY -> list(checked(depth));
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> floating();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new InvalidJsonException("unexpected " + token);
    };
  }

  private Map<String, @Nullable Object> object(int depth) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser.nextToken(), depth + 1));
    }
    return members;
  }

  private List<@Nullable Object> list(int depth) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token, depth + 1));
    }
    return elements;
  }

  private Number integer() throws IOException {
    int length = parser.getTextLength();
    if (length > JsonLimits.INTEGER_DIGITS + 1
        || (length > JsonLimits.INTEGER_DIGITS && parser.getText().charAt(0) != '-')) {
      throw new InvalidJsonException(
          "a whole number of more than " + JsonLimits.INTEGER_DIGITS + " digits");
    }
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Number) parser.getLongValue();
  }

  private Double floating() throws IOException {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw new InvalidJsonException("a number that is too large for a float");
    }
    return value;
  }

  private static int checked(int depth) {
    if (depth > JsonLimits.DEPTH) {
      throw new InvalidJsonException("JSON nested deeper than " + JsonLimits.DEPTH + " levels");
    }
    return depth;
  }
}
