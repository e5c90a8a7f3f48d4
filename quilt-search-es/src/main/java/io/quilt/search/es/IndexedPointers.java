package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.SearchHit;
import io.quilt.api.TopHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the index of packages holds already. */
final class IndexedPointers {
  private static final int PAGE = 5_000;
  private static final int NAMES = 1_000;
  private static final List<Map<String, String>> ORDER =
      List.of(
          Map.of("ptr_name", "asc"), Map.of("ptr_tag", "asc"), Map.of("join_field#mnfst", "asc"));

  private final Cluster cluster;
  private final String index;

  IndexedPointers(Cluster cluster, IndexNames names) {
    this.cluster = cluster;
    this.index = "/" + IndexSetup.path(names.packages());
  }

  /**
   * A pointer as it is indexed.
   *
   * @param manifest the id of the manifest that it names
   */
  record Pointer(String id, String name, String tag, String manifest) {}

  private ClusterAnswer ask(String path, Map<String, @Nullable Object> body) {
    return cluster.send(ClusterRequest.json("POST", index + path, Metadata.of(body).toJson()));
  }

  /** The pointers of packages, by package and then by id. */
  Map<String, Map<String, Pointer>> of(Collection<PackageName> names) {
    Map<String, Map<String, Pointer>> found = new LinkedHashMap<>();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("size", PAGE);
    body.put("_source", List.of("ptr_name", "ptr_tag", "join_field"));
    body.put(
        "query",
        Map.of(
            "bool",
            Map.of(
                "filter",
                List.of(
                    Map.of("term", Map.of("join_field", "ptr")),
                    Map.of(
                        "terms",
                        Map.of("ptr_name", names.stream().map(PackageName::toString).toList()))))));
    SearchAfter pages = new SearchAfter(body, ORDER, page -> ask("/_search", page));
    List<SearchHit> page;
    do {
      page = pages.next();
      page.forEach(
          hit ->
              pointer(hit)
                  .ifPresent(
                      pointer ->
                          found
                              .computeIfAbsent(pointer.name(), name -> new LinkedHashMap<>())
                              .put(pointer.id(), pointer)));
    } while (page.size() == PAGE);
    return found;
  }

  private static Optional<Pointer> pointer(SearchHit hit) {
    Metadata source = hit.source();
    return source.get("ptr_name") instanceof String name
            && source.get("ptr_tag") instanceof String tag
            && source.get("join_field") instanceof Map<?, ?> join
            && join.get("parent") instanceof String manifest
        ? Optional.of(new Pointer(hit.id(), name, tag, manifest))
        : Optional.empty();
  }

  /** Which of these manifests are indexed, whether a search can see them yet or not. */
  Set<TopHash> present(Collection<TopHash> manifests) {
    Set<TopHash> present = new HashSet<>();
    List<TopHash> all = List.copyOf(manifests);
    for (int from = 0; from < all.size(); from += NAMES) {
      List<TopHash> some = all.subList(from, Math.min(all.size(), from + NAMES));
      List<Map<String, Object>> wanted = new ArrayList<>();
      for (TopHash manifest : some) {
        String id = DocumentIds.manifest(manifest);
        wanted.add(Map.of("_id", id, "routing", id, "_source", false));
      }
      ClusterAnswer answer = ask("/_mget", Map.of("docs", wanted));
      Metadata body = IndexSetup.accepted(answer);
      if (!(body.get("docs") instanceof List<?> docs) || docs.size() != some.size()) {
        throw SearchErrors.nonsense(answer);
      }
      for (int i = 0; i < docs.size(); i++) {
        if (docs.get(i) instanceof Map<?, ?> document
            && Boolean.TRUE.equals(document.get("found"))) {
          present.add(some.get(i));
        }
      }
    }
    return present;
  }

  /** Tells the names of all packages that have pointers, some at a time. */
  void names(Consumer<List<PackageName>> consumer) {
    Map<String, Object> source = Map.of("name", Map.of("terms", Map.of("field", "ptr_name")));
    Map<String, @Nullable Object> pages = new LinkedHashMap<>();
    pages.put("size", NAMES);
    pages.put("sources", List.of(source));
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("size", 0);
    body.put("query", Map.of("term", Map.of("join_field", "ptr")));
    while (true) {
      body.put("aggs", Map.of("names", Map.of("composite", pages)));
      ClusterAnswer answer = ask("/_search", body);
      Metadata said = SearchAnswers.whole(answer);
      if (!(said.get("aggregations") instanceof Map<?, ?> aggregations)
          || !(aggregations.get("names") instanceof Map<?, ?> names)
          || !(names.get("buckets") instanceof List<?> buckets)) {
        throw SearchErrors.nonsense(answer);
      }
      consumer.accept(buckets.stream().flatMap(bucket -> name(bucket).stream()).toList());
      if (buckets.size() < NAMES || names.get("after_key") == null) {
        return;
      }
      pages.put("after", names.get("after_key"));
    }
  }

  // A name that is none was not written here.
  private static Optional<PackageName> name(@Nullable Object bucket) {
    if (bucket instanceof Map<?, ?> members
        && members.get("key") instanceof Map<?, ?> key
        && key.get("name") instanceof String text) {
      try {
        return Optional.of(PackageName.of(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
