package io.quilt.search.es;

import io.quilt.api.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the indexes of a registry where they are missing. Thread-safe. */
final class IndexSetup {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Cluster cluster;
  private final IndexNames names;

  IndexSetup(Cluster cluster, IndexNames names) {
    this.cluster = cluster;
    this.names = names;
  }

  /** Sees to it that both indexes are there, each behind its alias. */
  void ensure() {
    ensure(names.packagesAlias(), names.packages(), "packages.json");
    ensure(names.objectsAlias(), names.objects(), "objects.json");
  }

  private void ensure(String alias, String index, String mapping) {
    ClusterAnswer answer = cluster.send(ClusterRequest.get("/_alias/" + path(alias)));
    if (answer.status() == NOT_FOUND) {
      make(alias, index, mapping);
      return;
    }
    Set<String> behind = accepted(answer).asMap().keySet();
    if (!behind.equals(Set.of(index))) {
      throw new IndexingException(
          "At %s the alias %s stands for %s, which is not the index of this tool; give another name"
              .formatted(cluster.name(), alias, String.join(", ", behind)),
          null);
    }
  }

  private void make(String alias, String index, String mapping) {
    Metadata body = Metadata.ofJson(resource(mapping)).with("aliases", Map.of(alias, Map.of()));
    ClusterAnswer made = cluster.send(ClusterRequest.json("PUT", "/" + path(index), body.toJson()));
    if (made.status() == BAD_REQUEST && isThere(made)) {
      // Somebody else was faster, or has taken the alias away.
      Map<String, Object> add = Map.of("add", Map.of("index", index, "alias", alias));
      String actions = Metadata.of(Map.of("actions", List.of(add))).toJson();
      accepted(cluster.send(ClusterRequest.json("POST", "/_aliases", actions)));
      return;
    }
    accepted(made);
  }

  private static boolean isThere(ClusterAnswer answer) {
    return answer.json().orElse(Metadata.empty()).get("error") instanceof Map<?, ?> error
        && "resource_already_exists_exception".equals(error.get("type"));
  }

  /** Makes all that was written visible to searches. */
  void refresh() {
    String both = path(names.packages()) + "," + path(names.objects());
    accepted(cluster.send(ClusterRequest.json("POST", "/" + both + "/_refresh", "{}")));
  }

  /** The body of an answer that is a success. */
  static Metadata accepted(ClusterAnswer answer) {
    if (!answer.isSuccess()) {
      throw IndexingException.of(answer);
    }
    return answer.json().orElseThrow(() -> SearchErrors.nonsense(answer));
  }

  /** The name of an index as it stands in a path. */
  static String path(String index) {
    return URLEncoder.encode(index, StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream in = IndexSetup.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
