package io.quilt.testing;

import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One document of an index.
 *
 * @param fields what queries see of it
 */
record Document(String index, String id, Metadata source, Map<String, @Nullable Object> fields) {
  /** What the index of a bucket's packages has after the bucket's name. */
  static final String PACKAGES = "_packages";

  Document {
    Objects.requireNonNull(index);
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
  }

  Document(String index, String id, Metadata source) {
    this(index, id, source, fields(source));
  }

  private static Map<String, @Nullable Object> fields(Metadata source) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(source.asMap());
    fields.remove(MetadataFields.FIELD);
    Join.of(source).ifPresent(join -> fields.put(Join.FIELD, join.name()));
    return Collections.unmodifiableMap(fields);
  }

  Optional<Join> join() {
    return Join.of(source);
  }

  boolean is(String kind) {
    return join().filter(join -> join.name().equals(kind)).isPresent();
  }

  /** The objects of a list, each as if there were nothing else. */
  List<Document> parts(String path) {
    List<Document> parts = new ArrayList<>();
    List<?> all = source.get(path) instanceof List<?> list ? list : List.of();
    all.forEach(
        part -> parts.add(new Document(index, id, source, Collections.singletonMap(path, part))));
    return parts;
  }

  SearchHit hit(int score, List<InnerHits> innerHits) {
    Map<String, @Nullable Object> raw = raw(score);
    Map<String, Object> inner = new LinkedHashMap<>();
    innerHits.forEach(hits -> inner.put(hits.name(), hits.of(this)));
    if (!inner.isEmpty()) {
      raw.put("inner_hits", inner);
    }
    return new SearchHit(index, id, score, source, Map.of(), Metadata.of(raw));
  }

  Map<String, @Nullable Object> raw(int score) {
    Map<String, @Nullable Object> raw = new LinkedHashMap<>();
    raw.put("_index", index);
    raw.put("_id", id);
    raw.put("_score", (double) score);
    raw.put("_source", source.asMap());
    return raw;
  }
}
