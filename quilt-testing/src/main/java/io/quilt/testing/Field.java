package io.quilt.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of a document and how text is held against it: as a whole, word by word, or both where no
 * field was named.
 */
record Field(Object value, boolean whole, boolean words) {
  private static final String TEXT = ".text";

  private static final Set<String> KEYWORDS =
      Set.of(
          "key",
          "ext",
          "version_id",
          "etag",
          "event",
          Join.FIELD,
          "ptr_name",
          "ptr_tag",
          "mnfst_hash",
          MetadataFields.FIELD + ".json_pointer",
          MetadataFields.FIELD + ".type",
          MetadataFields.FIELD + ".keyword",
          "mnfst_workflow.id",
          "mnfst_workflow.config_version_id",
          "entry_lk",
          "entry_pk",
          "entry_pk_parsed.s3.bucket",
          "entry_pk_parsed.s3.key",
          "entry_pk_parsed.s3.version_id",
          "entry_hash.type",
          "entry_hash.value");

  /**
   * A query that counts once if a value fits.
   *
   * @param name the field, by its path with dots; null for all fields
   */
  static Query query(@Nullable String name, Predicate<Field> test) {
    return document -> of(document.fields(), name).stream().anyMatch(test) ? 1 : 0;
  }

  Field toLowerCase() {
    return new Field(value.toString().toLowerCase(Locale.ROOT), whole, words);
  }

  private static List<Field> of(Map<String, @Nullable Object> fields, @Nullable String name) {
    List<Field> found = new ArrayList<>();
    if (name == null) {
      fields.forEach(
          (field, value) -> collect(field.equals(Join.FIELD) ? null : value, true, true, found));
      return found;
    }
    boolean asText = name.endsWith(TEXT) && at(fields, name) == null;
    String path = asText ? name.substring(0, name.length() - TEXT.length()) : name;
    boolean keyword = !asText && KEYWORDS.contains(path);
    collect(at(fields, path), keyword, !keyword, found);
    return found;
  }

  private static @Nullable Object at(@Nullable Object value, String path) {
    if (!(value instanceof Map<?, ?> members)) {
      return null;
    }
    if (members.containsKey(path)) {
      return members.get(path);
    }
    int dot = path.indexOf('.');
    return dot < 0 ? null : at(members.get(path.substring(0, dot)), path.substring(dot + 1));
  }

  private static void collect(
      @Nullable Object value, boolean whole, boolean words, List<Field> found) {
    if (value instanceof Map<?, ?> members) {
      members.values().forEach(member -> collect(member, whole, words, found));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> collect(element, whole, words, found));
    } else if (value != null) {
      found.add(new Field(value, whole, words));
    }
  }
}
