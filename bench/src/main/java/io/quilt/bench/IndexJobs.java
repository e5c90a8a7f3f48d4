package io.quilt.bench;

import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.search.es.ClusterOptions;
import io.quilt.search.es.IndexReport;
import io.quilt.search.es.PackageIndexer;
import io.quilt.servers.ElasticsearchServer;
import io.quilt.servers.SearchServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Indexing of packages into an Elasticsearch of its own. */
final class IndexJobs {
  private IndexJobs() {}

  /** Makes a registry: folder, entries. */
  static void make(String[] args) throws Exception {
    registry(args).make();
  }

  private static IndexedRegistry registry(String[] args) {
    return new IndexedRegistry(Path.of(args[0]), Long.parseLong(args[1]));
  }

  private static IndexReport index(Registry registry, URI cluster, String name, long entries) {
    try (PackageIndexer indexer = PackageIndexer.open(ClusterOptions.of(cluster))) {
      IndexReport report = indexer.index(registry, name);
      if (!report.ok() || report.entries() != entries) {
        throw new IllegalStateException("Not everything was indexed: " + report);
      }
      return report;
    }
  }

  /** Indexes and sends the same bulk requests bare, in turn: folder, entries, rounds. */
  static void throughput(String[] args) throws Exception {
    long entries = Long.parseLong(args[1]);
    int rounds = Integer.parseInt(args[2]);
    IndexedRegistry made = registry(args);
    try (SearchServer server = ElasticsearchServer.start();
        Quilt quilt = RegistryJobs.open();
        BareBulk bare = new BareBulk(server.url(), "recorded")) {
      Registry registry = quilt.registry(made.folder().toString());
      bare.record(cluster -> index(registry, cluster, "recorded", entries));
      System.out.println("info\tbytes\t" + bare.bytes());
      bare.drop("recorded");
      for (int i = 0; i < rounds; i++) {
        String name = "round" + i;
        // Each is first as often as the other.
        for (boolean ours : i % 2 == 0 ? List.of(false, true) : List.of(true, false)) {
          if (ours) {
            measure("index", () -> index(registry, server.url(), name, entries).entries());
          } else {
            bare.prepare(name);
            measure("bare", () -> bare.replay(name));
          }
          bare.drop(name);
        }
      }
    }
  }

  /** Tells the processor time of this process too, in which the server's is not. */
  private static void measure(String name, Callable<?> work) throws Exception {
    Duration before = processor();
    Measure.phase(name, work);
    Measure.print("phase", name + "-cpu", processor().minus(before).toMillis() / 1e3, "");
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Indexes once, and once more, when everything is there: folder, entries. */
  static void once(String[] args) throws Exception {
    long entries = Long.parseLong(args[1]);
    IndexedRegistry made = registry(args);
    try (SearchServer server = ElasticsearchServer.start();
        Quilt quilt = RegistryJobs.open()) {
      Registry registry = quilt.registry(made.folder().toString());
      Measure.phase("index", () -> index(registry, server.url(), "once", entries).entries());
      Measure.phase("again", () -> index(registry, server.url(), "once", 0).entries());
    }
  }
}
