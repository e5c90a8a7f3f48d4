package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quilt.api.Metadata;
import io.quilt.cli.Terminal.Result;
import io.quilt.search.es.ClusterOptions;
import io.quilt.search.es.EsSearcherProvider;
import io.quilt.servers.ElasticsearchServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quilt index}, and {@code quilt search} of what it wrote, with a real cluster. */
class IndexTest {
  @TempDir Path folder;
  private URI cluster;
  private Terminal terminal;

  @BeforeEach
  void push() {
    String why = ElasticsearchServer.unavailable().orElse("");
    assumeTrue(why.isEmpty(), () -> "SKIPPED: " + why);
    cluster = ElasticsearchServer.shared().url();
    terminal =
        Terminal.in(folder)
            .choosing(
                builder -> builder.provider(new EsSearcherProvider(ClusterOptions.of(cluster))));
    terminal.write("data/raw/plate.csv", "a,b\n");
    terminal.write("data/notes.md", "Notes\n");
    terminal.ok(
        "push", "lab/assays", "--dir", "~/data", "--registry", "~/registry", "--message", "Plates");
  }

  private Result index(String name) {
    return terminal.run("index", "~/registry", "--cluster", cluster.toString(), "--name", name);
  }

  @Test
  void whatWasIndexedIsFound() {
    Result indexed = index("cli-found");

    assertThat(indexed.status()).isZero();
    assertThat(indexed.out()).isEmpty();
    assertThat(indexed.err())
        .isEqualTo("Indexed 1 new revisions with 2 entries of 1 packages as 'cli-found'\n");
    assertThat(terminal.ok("search", "entry_lk:raw\\/plate.csv", "--index", "cli-found"))
        .endsWith("\traw/plate.csv\n")
        .hasLineCount(1);
    assertThat(
            terminal.ok(
                "search", "ptr_name:lab\\/assays AND ptr_tag:latest", "--index", "cli-found"))
        .contains("\tlab/assays@")
        .hasLineCount(1);
    String json = terminal.ok("search", "mnfst_message:plates", "--index", "cli-found", "--json");
    assertThat(Metadata.ofJson(json.strip().replaceAll("^\\[|]$", "")).asMap())
        .containsKeys("_id", "_index", "_source");
    assertThat(index("cli-found").err())
        .isEqualTo("Indexed 0 new revisions with 0 entries of 1 packages as 'cli-found'\n");
  }

  @Test
  void wrongUsage() {
    assertThat(terminal.run("index", "~/registry").status()).isEqualTo(2);
    assertThat(terminal.run("index", "~/registry", "--cluster", "http://a:b@c").status())
        .isEqualTo(2);
    assertThat(index("Not A Name").status()).isEqualTo(2);
    assertThat(terminal.run("index", "~/none", "--cluster", cluster.toString()).status()).isZero();
  }
}
