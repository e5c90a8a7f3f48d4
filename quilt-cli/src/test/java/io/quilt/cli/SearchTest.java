package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import io.quilt.cli.Terminal.Result;
import io.quilt.testing.InMemorySearcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quilt search}. */
class SearchTest {
  @TempDir Path folder;
  private final InMemorySearcher searcher = new InMemorySearcher();
  private Terminal terminal;

  @BeforeEach
  void index() {
    terminal = searchingWith(searcher);
    searcher.add("lab", "a.csv:v1", Metadata.of(Map.of("key", "raw/a.csv", "ext", ".csv")));
    searcher.add(
        "lab", "b.csv:v1", Metadata.of(Map.of("key", "raw/\u001b[31mb.csv", "ext", ".csv")));
    searcher.add("other", "c.csv:v1", Metadata.of(Map.of("key", "c.csv", "ext", ".csv")));
    searcher.add(
        "lab_packages", "ptr", Metadata.of(Map.of("ptr_name", "lab/assays", "ptr_tag", "latest")));
    searcher.add("lab_packages", "odd", Metadata.of(Map.of("thing", "none of these")));
  }

  private Terminal searchingWith(Searcher chosen) {
    return Terminal.in(folder).choosing(builder -> builder.searcher(chosen));
  }

  @Test
  void aLineForEachResult() {
    assertThat(terminal.ok("search", "ext:.csv AND key:raw\\/*").lines())
        .containsExactlyInAnyOrder("lab\traw/a.csv", "lab\traw/\\u001b[31mb.csv");
    assertThat(terminal.ok("search", "ptr_tag:latest"))
        .isEqualTo("lab_packages\tlab/assays@latest\n");
    assertThat(terminal.ok("search", "_exists_:thing")).isEqualTo("lab_packages\todd\n");
    assertThat(terminal.ok("search", "ext:.none")).isEmpty();
  }

  @Test
  void limitAndIndex() {
    assertThat(terminal.ok("search", "ext:.csv", "--limit", "1")).hasLineCount(1);
    assertThat(terminal.ok("search", "ext:.csv", "--index", "other")).isEqualTo("other\tc.csv\n");
    assertThat(terminal.ok("search", "ext:.csv", "--index", "_all")).hasLineCount(3);
    assertThat(terminal.run("search", "ext:.csv", "--limit", "-1").status()).isEqualTo(2);
  }

  @Test
  void jsonIsWhatTheServiceSaid() {
    String json = terminal.ok("search", "key:c.csv", "--json");

    assertThat(json).startsWith("[\n{\"_index\": \"other\"").endsWith("}\n]\n");
    assertThat(terminal.ok("search", "ext:.none", "--json")).isEqualTo("[]\n");
  }

  @Test
  void aBrokenQueryIsExplained() {
    Result result = terminal.run("search", "(ext:.csv");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("(ext:.csv").hasLineCount(1);
  }

  @Test
  void whatIsMissingIsSaid() {
    SearchResult partial = new SearchResult(List.of(), 0, true, Duration.ZERO, true, 0);

    assertThat(searchingWith(request -> partial).run("search", "a").err())
        .startsWith("quilt: Not everything was searched")
        .hasLineCount(1);
  }
}
