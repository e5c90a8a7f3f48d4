package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of {@link SearcherContract}: the buckets {@code lab}, {@code other} and {@code
 * many}, each with an index of objects and one of packages, with fields as a stack indexes them.
 */
public final class SearchCorpus {
  static final int MANY = 25;
  static final String HASH = "0123456789abcdef".repeat(4);

  private SearchCorpus() {}

  /** All documents; always the same, so that they can be indexed once. */
  public static List<SearchDocument> documents() {
    List<SearchDocument> all = new ArrayList<>();
    addObjects(all);
    addPackages(all);
    for (int i = 0; i < MANY; i++) {
      all.add(document("many", "many-" + i, object("n/%02d.dat".formatted(i), ".dat", i)));
    }
    return all;
  }

  private static void addObjects(List<SearchDocument> all) {
    Map<String, @Nullable Object> plate1 = object("raw/plate-1.csv", ".csv", 120);
    plate1.put("last_modified", "2026-01-10T08:00:00Z");
    plate1.put("version_id", "v1");
    plate1.put("content", "The first plate of the assay");
    Map<String, @Nullable Object> plate2 = object("raw/plate-2.csv", ".csv", 5000);
    plate2.put("last_modified", "2026-02-20T12:00:00Z");
    plate2.put("content", "The second plate");
    Map<String, @Nullable Object> cell = object("images/cell.tiff", ".tiff", 900_000);
    cell.put("last_modified", "2026-02-28T23:30:00Z");
    Map<String, @Nullable Object> old = object("raw/old.txt", ".txt", 0);
    old.remove("size");
    old.put("delete_marker", true);
    Map<String, @Nullable Object> notes = object("notes/readme.md", ".md", 70);
    notes.put("content", "Notes on the plate");
    all.add(document("lab", "plate1", plate1));
    all.add(document("lab", "plate2", plate2));
    all.add(document("lab", "cell", cell));
    all.add(document("lab", "old", old));
    all.add(document("other", "notes", notes));
  }

  private static void addPackages(List<SearchDocument> all) {
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("mnfst_hash", HASH);
    manifest.put("mnfst_last_modified", "2026-02-20T12:05:00Z");
    manifest.put("mnfst_message", "Both plates, again");
    manifest.put("mnfst_metadata", "{\"run\": 7}");
    manifest.put("mnfst_stats", Map.of("total_bytes", 5120, "total_files", 2));
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("entry_lk", "raw/plate-1.csv");
    entry.put("entry_pk", "s3://lab/raw/plate-1.csv?versionId=v1");
    entry.put("entry_size", 120);
    entry.put("entry_hash", Map.of("type", "SHA256", "value", HASH));
    all.add(document("lab_packages", "pointer", pointer("lab/assays", "latest")));
    all.add(document("lab_packages", "manifest", manifest));
    all.add(document("lab_packages", "entry", entry));
    all.add(document("other_packages", "notes", pointer("lab/notes", "latest")));
    all.add(document("many_packages", "many", pointer("lab/many", "1767225600")));
  }

  private static Map<String, @Nullable Object> object(String key, String extension, int size) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("key", key);
    object.put("key_text", key);
    object.put("ext", extension);
    object.put("size", size);
    return object;
  }

  private static Map<String, @Nullable Object> pointer(String name, String tag) {
    Map<String, @Nullable Object> pointer = new LinkedHashMap<>();
    pointer.put("ptr_name", name);
    pointer.put("ptr_tag", tag);
    pointer.put("ptr_last_modified", "2026-02-20T12:05:01Z");
    return pointer;
  }

  private static SearchDocument document(
      String index, String id, Map<String, @Nullable Object> source) {
    return new SearchDocument(index, id, Metadata.of(source));
  }
}
