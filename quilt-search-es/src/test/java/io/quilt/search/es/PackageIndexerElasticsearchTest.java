package io.quilt.search.es;

import static org.junit.jupiter.api.Assumptions.abort;

import io.quilt.servers.ElasticsearchServer;
import io.quilt.servers.SearchServer;

class PackageIndexerElasticsearchTest extends PackageIndexerTests {
  @Override
  SearchServer server() {
    ElasticsearchServer.unavailable().ifPresent(reason -> abort("SKIPPED: " + reason));
    return ElasticsearchServer.shared();
  }
}
