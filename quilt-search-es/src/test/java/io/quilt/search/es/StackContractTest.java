package io.quilt.search.es;

import io.quilt.api.Quilt;
import io.quilt.api.Searcher;
import io.quilt.servers.stack.StackServer;
import io.quilt.testkit.SearcherContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract of searchers, through a stack with a real Elasticsearch behind it. */
class StackContractTest extends SearcherContract {
  private static CorpusCluster cluster;
  private static StackServer stack;
  private static Quilt quilt;
  private static Quilt nobody;

  @BeforeAll
  static void start() {
    cluster = CorpusCluster.elasticsearch();
    stack = StackServer.start();
    stack.searchIn(cluster.url());
    stack.accept(Searchers.API_KEY);
    quilt = Searchers.loggedIn(stack.url());
    nobody = Searchers.ofStack(stack.url());
  }

  @AfterAll
  static void stop() {
    if (quilt != null) {
      quilt.close();
      nobody.close();
      stack.close();
      cluster.close();
    }
  }

  @Override
  protected Searcher searcher() {
    return quilt.searcher();
  }

  @Override
  protected Optional<Searcher> searcherWithoutLogin() {
    return Optional.of(nobody.searcher());
  }
}
