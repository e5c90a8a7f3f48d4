package io.quilt.testing;

import io.quilt.api.SearchException;
import io.quilt.spi.KeyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The children for which a hit was found, as a hit shows them.
 *
 * @param name what they are called in the hit
 * @param children all of them
 * @param order which of them come first
 */
record InnerHits(
    String name, Function<Document, List<Document>> children, Comparator<Document> order) {
  private static final int SIZE = 3;
  private static final Comparator<Document> BY_ID = Comparator.comparing(Document::id);

  /** Reads {@code {"sort": [{field: "asc"}]}}. */
  static InnerHits parse(
      Map<String, @Nullable Object> options,
      String kind,
      Function<Document, List<Document>> children) {
    DslJson.checkMembers("inner_hits", options, Set.of("sort"));
    Comparator<Document> order =
        DslJson.list(options.get("sort")).stream()
            .map(sort -> order(DslJson.onlyMember("sort", sort)))
            .reduce(Comparator::thenComparing)
            .orElse(BY_ID);
    return new InnerHits(kind, children, order.thenComparing(BY_ID));
  }

  private static Comparator<Document> order(Map.Entry<String, @Nullable Object> sort) {
    Comparator<Document> ascending =
        Comparator.comparing(
            document -> String.valueOf(document.fields().get(sort.getKey())), KeyOrder::compare);
    return switch (DslJson.text("order", sort.getValue())) {
      case "asc" -> ascending;
      case "desc" -> ascending.reversed();
      default -> throw new SearchException("The order of a sort is asc or desc", null);
    };
  }

  Map<String, Object> of(Document document) {
    List<Document> all = children.apply(document);
    List<Map<String, @Nullable Object>> first =
        all.stream().sorted(order).limit(SIZE).map(child -> child.raw(1)).toList();
    Map<String, Object> total = Map.of("value", all.size(), "relation", "eq");
    return Map.of("hits", Map.of("total", total, "hits", first));
  }
}
