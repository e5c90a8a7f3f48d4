package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of {@link SearcherContract}: the buckets {@code lab}, {@code other}, {@code odd}
 * and {@code many}, each with an index of objects and one of packages, with fields as a stack
 * indexes them. Pointers and entries belong to manifests: they are indexed with their {@link
 * SearchDocument#routing() routing}.
 */
public final class SearchCorpus {
  static final int MANY = 25;

  private SearchCorpus() {}

  /** All documents; always the same, so that they can be indexed once. */
  public static List<SearchDocument> documents() {
    List<SearchDocument> all = new ArrayList<>();
    addObjects(all);
    addOdd(all);
    all.addAll(PackageCorpus.documents());
    for (int i = 0; i < MANY; i++) {
      all.add(document("many", "many-" + i, object("n/%02d.dat".formatted(i), ".dat", i)));
    }
    return all;
  }

  /**
   * How the fields of an index are indexed, in Elasticsearch and in OpenSearch: what stands in
   * {@code mappings} when the index is created.
   *
   * @param index a bucket's name, or that and {@code _packages}
   */
  public static Metadata mapping(String index) {
    return index.endsWith("_packages") ? SearchMappings.packages() : SearchMappings.objects();
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

  /** Keys with what means something in a query, and what they must not be taken for. */
  private static void addOdd(List<SearchDocument> all) {
    Map<String, String> keys =
        Map.of(
            "star", "odd/*.csv",
            "question", "odd/a?b.csv",
            "backslash", "odd/a\\b.csv",
            "letter", "odd/axb.csv",
            "double", "odd/axxb.csv",
            "quote", "odd/\") OR (*",
            "top", "top.CSV");
    keys.forEach((id, key) -> all.add(document("odd", id, object(key, ".csv", 1))));
    all.add(document("odd", "packaged", Map.of("was_packaged", true)));
  }

  private static Map<String, @Nullable Object> object(String key, String extension, int size) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("key", key);
    object.put("key_text", key);
    object.put("ext", extension);
    object.put("size", size);
    return object;
  }

  private static SearchDocument document(
      String index, String id, Map<String, ? extends @Nullable Object> source) {
    return new SearchDocument(index, id, Metadata.of(source));
  }
}
