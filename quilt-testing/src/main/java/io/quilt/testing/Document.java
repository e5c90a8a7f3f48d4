package io.quilt.testing;

import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One document of an index. */
record Document(String index, String id, Metadata source) {
  /** What the index of a bucket's packages has after the bucket's name. */
  static final String PACKAGES = "_packages";

  Document {
    Objects.requireNonNull(index);
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
  }

  Optional<SearchHit> hit(int score) {
    if (score == 0) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> raw = new LinkedHashMap<>();
    raw.put("_index", index);
    raw.put("_id", id);
    raw.put("_score", (double) score);
    raw.put("_source", source.asMap());
    return Optional.of(new SearchHit(index, id, score, source, Map.of(), Metadata.of(raw)));
  }
}
