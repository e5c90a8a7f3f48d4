package io.quilt.search.es;

import static org.junit.jupiter.api.Assumptions.abort;

import io.quilt.servers.OpenSearchServer;
import io.quilt.servers.SearchServer;

class PackageIndexerOpenSearchTest extends PackageIndexerTests {
  @Override
  SearchServer server() {
    OpenSearchServer.unavailable().ifPresent(reason -> abort("SKIPPED: " + reason));
    return OpenSearchServer.shared();
  }
}
