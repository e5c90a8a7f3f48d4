package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of indexes of packages: manifests, with pointers and entries that belong to them.
 */
final class PackageCorpus {
  static final String BOTH = "0123456789abcdef".repeat(4);
  static final String FIRST = "1".repeat(64);
  static final String NOTES = "2".repeat(64);
  static final String NAMELESS = "3".repeat(64);

  /** Longer than what is indexed as one keyword. */
  static final String LONG_TEXT =
      IntStream.range(0, 90).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

  private final List<SearchDocument> all = new ArrayList<>();

  private PackageCorpus() {}

  static List<SearchDocument> documents() {
    PackageCorpus corpus = new PackageCorpus();
    corpus.addBoth();
    corpus.addFirst();
    corpus.addOthers();
    return corpus.all;
  }

  static String id(String hash) {
    return "mnfst:" + hash;
  }

  private void addBoth() {
    Map<String, @Nullable Object> manifest = manifest(BOTH, "2026-02-20T12:05:00Z", 5120, 2);
    manifest.put("mnfst_message", "Both plates, again");
    manifest.put("mnfst_metadata", "{\"run\": 7}");
    manifest.put(
        "mnfst_metadata_fields",
        List.of(
            field("/run", "double", "7", 7),
            field("/operator", "keyword", "\"Ada\"", "Ada"),
            field("/approved", "boolean", "true", true),
            field("/taken", "date", "\"2026-02-20T08:00:00Z\"", "2026-02-20T08:00:00"),
            field("/tags", "keyword", "[\"plate\",\"assay\"]", List.of("plate", "assay")),
            field("/lab/room~11", "keyword", "\"B12\"", "B12"),
            field("/description", "text", LONG_TEXT, LONG_TEXT)));
    add("lab", id(BOTH), manifest);
    add("lab", "pointer", pointer("lab/assays", "latest", BOTH));
    add("lab", "tagged", pointer("lab/assays", "1771589100", BOTH));
    add("lab", "entry", entry("raw/plate-1.csv", 120, "v1", BOTH));
    add("lab", "entry-2", entry("raw/plate-2.csv", 5000, "v2", BOTH));
  }

  private void addFirst() {
    Map<String, @Nullable Object> manifest = manifest(FIRST, "2026-01-10T08:05:00Z", 129, 2);
    manifest.put("mnfst_message", "One plate only");
    manifest.put(
        "mnfst_metadata_fields",
        List.of(
            field("/run", "double", "3.5", 3.5),
            field("/operator", "keyword", "\"Grace\"", "Grace"),
            field("/approved", "boolean", "false", false)));
    add("lab", id(FIRST), manifest);
    add("lab", "first", pointer("lab/assays", "1768032300", FIRST));
    add("lab", "copy", pointer("lab/copies", "latest", FIRST));
    add("lab", "entry-first", entry("raw/plate-1.csv", 120, "v0", FIRST));
    add("lab", "scan", entry("SCAN.TIFF", 9, "v0", FIRST));
  }

  private void addOthers() {
    Map<String, @Nullable Object> notes = manifest(NOTES, "2026-02-20T12:05:00Z", 70, 1);
    notes.put("mnfst_message", "Or notes, again");
    notes.put(
        "mnfst_metadata_fields",
        List.of(
            field("/operator", "keyword", "\"*\"", "*"),
            field("/*", "keyword", "\"?\"", "?"),
            field("/empty", "keyword", "\"\"", "")));
    add("other", id(NOTES), notes);
    add("other", "notes", pointer("lab/notes", "latest", NOTES));
    add("odd", id(NAMELESS), manifest(NAMELESS, "2026-01-10T08:05:00Z", 0, 0));
    add("many", "many", pointer("lab/many", "1767225600", "4".repeat(64)));
  }

  private void add(String bucket, String id, Map<String, @Nullable Object> source) {
    all.add(new SearchDocument(bucket + "_packages", id, Metadata.of(source)));
  }

  private static Map<String, @Nullable Object> manifest(
      String hash, String modified, long bytes, long files) {
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("join_field", Map.of("name", "mnfst"));
    manifest.put("mnfst_hash", hash);
    manifest.put("mnfst_last_modified", modified);
    manifest.put("mnfst_stats", Map.of("total_bytes", bytes, "total_files", files));
    return manifest;
  }

  private static Map<String, Object> field(String pointer, String type, String text, Object value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("json_pointer", pointer);
    field.put("type", type);
    field.put("text", text);
    field.put(type, value);
    return field;
  }

  private static Map<String, @Nullable Object> pointer(String name, String tag, String hash) {
    Map<String, @Nullable Object> pointer = new LinkedHashMap<>();
    pointer.put("join_field", Map.of("name", "ptr", "parent", id(hash)));
    pointer.put("ptr_name", name);
    pointer.put("ptr_tag", tag);
    pointer.put("ptr_last_modified", "2026-02-20T12:05:01Z");
    return pointer;
  }

  private static Map<String, @Nullable Object> entry(
      String key, long size, String version, String hash) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("join_field", Map.of("name", "entry", "parent", id(hash)));
    entry.put("entry_lk", key);
    entry.put("entry_pk", "s3://lab/%s?versionId=%s".formatted(key, version));
    entry.put("entry_size", size);
    entry.put("entry_hash", Map.of("type", "SHA256", "value", BOTH));
    return entry;
  }
}
