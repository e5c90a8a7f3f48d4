package io.quilt.search.es;

import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import java.util.stream.Stream;

/** Searches straight at a cluster. Thread-safe. */
final class ClusterSearcher implements Searcher, AutoCloseable {
  private final Cluster cluster;
  private final ClusterCursors cursors;

  ClusterSearcher(Cluster cluster) {
    this.cluster = cluster;
    this.cursors = new ClusterCursors(cluster);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    ClusterAnswer answer =
        cluster.send(
            ClusterRequest.json(
                "POST",
                "/" + SearchBodies.path(request) + "/_search",
                SearchBodies.json(SearchBodies.of(request))));
    return SearchAnswers.result(answer);
  }

  /** All results, through a point in time or a scroll; in no order unless the body sorts them. */
  @Override
  public Stream<SearchHit> stream(SearchRequest request) {
    return HitStream.of(request, () -> cursors.open(request));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
