package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the fields of {@link SearchCorpus} are indexed, as in a stack. */
final class SearchMappings {
  private static final Object KEYWORD = type("keyword");
  private static final Object TEXT = type("text");
  private static final Object LONG = type("long");
  private static final Object DATE = type("date");
  private static final Object BOOLEAN = type("boolean");
  private static final Object NOT_INDEXED = Map.of("type", "text", "index", false);
  private static final Object KEYWORD_AND_TEXT =
      Map.of("type", "keyword", "fields", Map.of("text", TEXT));

  private SearchMappings() {}

  static Metadata objects() {
    Map<String, Object> fields = new LinkedHashMap<>();
    List.of("key", "ext", "version_id", "etag", "event").forEach(name -> fields.put(name, KEYWORD));
    List.of("key_text", "content", "s3_tags").forEach(name -> fields.put(name, TEXT));
    List.of("last_modified", "updated").forEach(name -> fields.put(name, DATE));
    List.of("delete_marker", "was_packaged").forEach(name -> fields.put(name, BOOLEAN));
    fields.put("size", LONG);
    return mapping(fields);
  }

  static Metadata packages() {
    Map<String, Object> fields = new LinkedHashMap<>();
    Object relations = Map.of("mnfst", List.of("ptr", "entry"));
    fields.put("join_field", Map.of("type", "join", "relations", relations));
    putPointer(fields);
    putManifest(fields);
    putEntry(fields);
    return mapping(fields);
  }

  private static void putPointer(Map<String, Object> fields) {
    fields.put("ptr_name", KEYWORD_AND_TEXT);
    fields.put("ptr_tag", KEYWORD);
    fields.put("ptr_last_modified", DATE);
  }

  private static void putManifest(Map<String, Object> fields) {
    fields.put("mnfst_hash", KEYWORD);
    fields.put("mnfst_last_modified", DATE);
    fields.put("mnfst_message", TEXT);
    fields.put("mnfst_metadata", NOT_INDEXED);
    fields.put("mnfst_metadata_fields", metadataFields());
    fields.put("mnfst_stats", object(Map.of("total_bytes", LONG, "total_files", LONG)));
    Object schemas = object(Map.of("id", KEYWORD, "url", KEYWORD));
    fields.put(
        "mnfst_workflow",
        object(Map.of("id", KEYWORD, "config_version_id", KEYWORD, "schemas", schemas)));
  }

  private static Object metadataFields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    List.of("json_pointer", "type", "keyword").forEach(name -> fields.put(name, KEYWORD));
    List.of("text", "boolean", "double", "date").forEach(name -> fields.put(name, type(name)));
    return Map.of("type", "nested", "properties", fields);
  }

  private static void putEntry(Map<String, Object> fields) {
    fields.put("entry_lk", KEYWORD_AND_TEXT);
    fields.put("entry_pk", KEYWORD);
    Object s3 = object(Map.of("bucket", KEYWORD, "key", KEYWORD, "version_id", KEYWORD));
    fields.put("entry_pk_parsed", object(Map.of("s3", s3)));
    fields.put("entry_size", LONG);
    fields.put("entry_hash", object(Map.of("type", KEYWORD, "value", KEYWORD)));
    fields.put("entry_metadata", TEXT);
  }

  private static Metadata mapping(Map<String, Object> fields) {
    return Metadata.of(Map.of("dynamic", "strict", "properties", fields));
  }

  private static Object object(Map<String, Object> fields) {
    return Map.of("properties", fields);
  }

  private static Object type(String name) {
    return Map.of("type", name);
  }
}
