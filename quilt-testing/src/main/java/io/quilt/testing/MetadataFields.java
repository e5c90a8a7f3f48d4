package io.quilt.testing;

import io.quilt.api.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of metadata as a stack indexes them, each with its place and its type. */
final class MetadataFields {
  static final String FIELD = "mnfst_metadata_fields";

  private static final int LONGEST_KEYWORD = 256;

  private final List<Map<String, Object>> fields = new ArrayList<>();

  private MetadataFields() {}

  static List<Map<String, Object>> of(Metadata metadata) {
    MetadataFields all = new MetadataFields();
    all.addMembers("", metadata.asMap());
    return all.fields;
  }

  private void addMembers(String pointer, Map<?, ?> members) {
    members.forEach(
        (name, value) ->
            add(pointer + "/" + name.toString().replace("~", "~0").replace("/", "~1"), value));
  }

  private void add(String pointer, @Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      addMembers(pointer, members);
    } else if (value instanceof Boolean) {
      add(pointer, "boolean", value, value);
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      add(pointer, "double", value, number.doubleValue());
    } else if (value instanceof String text) {
      addText(pointer, text);
    } else if (value instanceof List<?> list && isTexts(list)) {
      boolean isShort = list.stream().allMatch(text -> isShort(text.toString()));
      add(pointer, isShort ? "keyword" : "text", list, list);
    }
  }

  private void addText(String pointer, String text) {
    Instant time = Dates.start(text).orElse(null);
    if (time != null) {
      add(pointer, "date", text, time.toString());
    } else {
      add(pointer, isShort(text) ? "keyword" : "text", text, text);
    }
  }

  private static boolean isTexts(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(String.class::isInstance);
  }

  private static boolean isShort(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_KEYWORD;
  }

  private void add(String pointer, String type, Object written, Object value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("json_pointer", pointer);
    field.put("type", type);
    field.put("text", json(written));
    field.put(type, value);
    fields.add(field);
  }

  private static String json(Object value) {
    String object = Metadata.of(Map.of("", value)).toJson();
    return object.substring("{\"\": ".length(), object.length() - 1);
  }
}
