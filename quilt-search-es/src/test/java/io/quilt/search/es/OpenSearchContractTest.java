package io.quilt.search.es;

import io.quilt.api.Quilt;
import io.quilt.api.Searcher;
import io.quilt.testkit.SearcherContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract of searchers, straight at a real OpenSearch. */
class OpenSearchContractTest extends SearcherContract {
  private static CorpusCluster cluster;
  private static Quilt quilt;

  @BeforeAll
  static void start() {
    cluster = CorpusCluster.openSearch();
    quilt = Searchers.ofCluster(ClusterOptions.of(cluster.url()));
  }

  @AfterAll
  static void stop() {
    if (quilt != null) {
      quilt.close();
      cluster.close();
    }
  }

  @Override
  protected Searcher searcher() {
    return quilt.searcher();
  }
}
