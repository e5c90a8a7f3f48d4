package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quilt.api.Metadata;
import io.quilt.spi.IsoTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a package's metadata, each as an object that tells its type, as a stack indexes
 * them. Of very large metadata the first leaves only. Not thread-safe.
 */
final class MetadataFields {
  private static final int MOST = 5_000;
  private static final int LONGEST_KEYWORD = 256;
  private static final int LONGEST_POINTER = 8_191;
  private static final int DATE_LENGTH = 10;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.{0,30}");

  private final JsonGenerator json;
  private final StringBuilder pointer = new StringBuilder();
  private int fields;
  private long room = DocumentText.LONGEST;

  private MetadataFields(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the member of a manifest's document, unless there is no metadata. */
  static void write(JsonGenerator json, Metadata metadata) throws IOException {
    if (!metadata.isEmpty()) {
      json.writeArrayFieldStart("mnfst_metadata_fields");
      new MetadataFields(json).members(metadata.asMap());
      json.writeEndArray();
    }
  }

  private void members(Map<?, ?> object) throws IOException {
    for (Map.Entry<?, ?> member : object.entrySet()) {
      int parent = pointer.length();
      String name = String.valueOf(member.getKey());
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
      if (member.getValue() instanceof Map<?, ?> inner) {
        members(inner);
      } else {
        leaf(member.getValue());
      }
      pointer.setLength(parent);
    }
  }

  private void leaf(@Nullable Object value) throws IOException {
    String type = type(value);
    if (type.isEmpty() || pointer.length() > LONGEST_POINTER || fields >= MOST) {
      return;
    }
    String text = DocumentText.jsonOf(value);
    room -= pointer.length() + text.length();
    if (room < 0) {
      return;
    }
    fields++;
    json.writeStartObject();
    DocumentText.write(json, "json_pointer", pointer.toString());
    json.writeStringField("type", type);
    if (!type.equals("text")) {
      DocumentText.write(json, "text", text);
    }
    value(type, value);
    json.writeEndObject();
  }

  private static String type(@Nullable Object value) {
    if (value instanceof String text) {
      return date(text).isPresent() ? "date" : type(List.of(text));
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? "double" : "";
    }
    return value instanceof List<?> list ? type(list) : "";
  }

  private static String type(List<?> list) {
    if (list.isEmpty() || !list.stream().allMatch(String.class::isInstance)) {
      return "";
    }
    boolean brief = list.stream().allMatch(text -> isBrief(String.valueOf(text)));
    return brief ? "keyword" : "text";
  }

  private static boolean isBrief(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_KEYWORD;
  }

  private void value(String type, @Nullable Object value) throws IOException {
    if (value instanceof Boolean flag) {
      json.writeBooleanField(type, flag);
    } else if (value instanceof Number number) {
      json.writeNumberField(type, number.doubleValue());
    } else if (value instanceof List<?> list) {
      json.writeArrayFieldStart(type);
      for (Object text : list) {
        json.writeString(DocumentText.wellFormed(String.valueOf(text)));
      }
      json.writeEndArray();
    } else {
      String text = String.valueOf(value);
      DocumentText.write(json, type, type.equals("date") ? date(text).orElse(text) : text);
    }
  }

  /** A date, or a time, in a spelling that every cluster reads. */
  private static Optional<String> date(String text) {
    if (!DATE.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.length() > DATE_LENGTH) {
      return IsoTime.parse(text).map(Instant::toString);
    }
    try {
      return Optional.of(LocalDate.parse(text).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
