package io.quilt.cli;

import io.quilt.api.EntryDocument;
import io.quilt.api.ObjectDocument;
import io.quilt.api.PackageDocument;
import io.quilt.api.Quilt;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    description = {
      "Search objects and packages, in the syntax of Lucene.",
      "Through the stack that is logged in to, or the cluster that QUILT_CLUSTER names."
    })
final class Search extends QuiltTask {
  private static final String EVERYWHERE = "_all";

  @Parameters(paramLabel = "QUERY", description = "Like 'ext:.csv AND size:>1000'.")
  private String query;

  @Option(names = "--limit", paramLabel = "N", description = "At most N results; by default 10.")
  private int limit = 10;

  @Option(
      names = "--index",
      paramLabel = "I",
      description = "A bucket, or _all for everywhere, which is the default.")
  private @Nullable String index;

  @Option(names = "--json", description = "Print a JSON array of the hits as the service has them.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    SearchRequest request = SearchRequest.query(query).limit(limit);
    if (index != null && !index.equals(EVERYWHERE)) {
      request = request.buckets(List.of(index.split(",", -1)));
    }
    SearchResult result = quilt.searcher().search(request);
    if (json) {
      out().jsonArray(result.hits().stream().map(hit -> hit.raw().asMap()));
      out().raw("\n");
    } else {
      result.hits().forEach(hit -> out().line(hit.index(), what(hit)));
    }
    warn(result);
    return 0;
  }

  private static String what(SearchHit hit) {
    return hit.asObject()
        .flatMap(ObjectDocument::key)
        .or(() -> hit.asEntry().flatMap(EntryDocument::logicalKey))
        .or(() -> hit.asPackage().flatMap(Search::revision))
        .orElse(hit.id());
  }

  private static Optional<String> revision(PackageDocument found) {
    Optional<String> which = found.topHash().or(found::tag);
    return found
        .name()
        .map(name -> which.map(each -> name + "@" + each).orElse(name))
        .or(() -> which);
  }

  private void warn(SearchResult result) {
    if (result.timedOut() || result.failedShards() > 0) {
      shell()
          .err()
          .line("quilt: Not everything was searched: the service is slow, or part of it is down");
    }
  }
}
