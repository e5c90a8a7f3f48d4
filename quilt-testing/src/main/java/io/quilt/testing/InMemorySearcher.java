package io.quilt.testing;

import io.quilt.api.Metadata;
import io.quilt.api.Registry;
import io.quilt.api.SearchException;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchQuery;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A searcher over documents in memory, or over what registries hold at the moment of a search.
 * Thread-safe.
 *
 * <pre>{@code
 * Searcher searcher = InMemorySearcher.over(quilt.registry("mem://bucket"));
 * searcher.search(SearchRequest.query("ext:.csv AND size:>1000").limit(20));
 * }</pre>
 *
 * <p>The documents are those of a stack's indexes: a bucket's objects in the index of its name, and
 * its pointers, manifests and entries in {@code <bucket>_packages}. Results with more matching
 * clauses come first; among equals the order is that of index and id.
 *
 * <p>A query string may hold terms, {@code field:term}, {@code "phrases"}, the wildcards {@code *}
 * and {@code ?}, {@code AND}, {@code OR}, {@code NOT}, {@code +}, {@code -}, parentheses, {@code
 * field:[1 TO 5]} with square or curly brackets, {@code field:>=1}, {@code _exists_:field} and
 * {@code *:*}; numbers and dates are compared as such, and {@code AND} binds more tightly than
 * {@code OR}. A body in the query DSL may hold {@code match_all}, {@code match_none}, {@code
 * query_string}, {@code term}, {@code terms}, {@code match}, {@code match_phrase}, {@code exists},
 * {@code wildcard}, {@code range}, {@code bool}, {@code nested}, {@code has_child} with {@code
 * inner_hits} and {@code has_parent}: what a {@link SearchQuery} renders to; the request's own
 * limit and offset count. Everything else is refused with a {@link SearchException} that names it.
 * As in a stack, keys, names and hashes fit as a whole only, and messages and contents by their
 * words.
 */
public final class InMemorySearcher implements Searcher {
  private static final Comparator<SearchHit> BEST_FIRST =
      Comparator.comparingDouble(SearchHit::score)
          .reversed()
          .thenComparing(SearchHit::index)
          .thenComparing(SearchHit::id);

  private final List<Registry> registries;
  private final Map<List<String>, Document> documents = new ConcurrentHashMap<>();

  /** A searcher without documents. */
  public InMemorySearcher() {
    this(List.of());
  }

  private InMemorySearcher(Collection<Registry> registries) {
    this.registries = List.copyOf(registries);
  }

  /** A searcher over these registries, whose manifests are all read by every search. */
  public static InMemorySearcher over(Registry... registries) {
    return new InMemorySearcher(List.of(registries));
  }

  /** Adds a document, or replaces the one of that id in the index. */
  public void add(String index, String id, Metadata source) {
    documents.put(List.of(index, id), new Document(index, id, source));
  }

  @Override
  public SearchResult search(SearchRequest request) {
    long start = System.nanoTime();
    List<Document> all = allDocuments();
    Search search = parse(request, all);
    Set<String> indexes = indexes(request.buckets(), all);
    List<SearchHit> hits =
        all.stream()
            .filter(document -> indexes.contains(document.index()))
            .flatMap(document -> search.hit(document).stream())
            .sorted(BEST_FIRST)
            .toList();
    List<SearchHit> page = hits.stream().skip(request.offset()).limit(request.limit()).toList();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new SearchResult(page, hits.size(), true, took, false, 0);
  }

  private static Search parse(SearchRequest request, List<Document> all) {
    return request
        .dsl()
        .map(body -> DslParser.body(body, new Relations(all)))
        .orElseGet(() -> new Search(LuceneParser.parse(request.query().orElseThrow()), List.of()));
  }

  private List<Document> allDocuments() {
    List<Document> all = new ArrayList<>(documents.values());
    registries.forEach(registry -> all.addAll(new RegistryDocuments(registry).read()));
    return all;
  }

  private Set<String> indexes(List<String> buckets, List<Document> all) {
    Set<String> known = all.stream().map(Document::index).collect(Collectors.toSet());
    registries.forEach(registry -> known.add(RegistryDocuments.bucket(registry)));
    if (buckets.isEmpty()) {
      return known;
    }
    Set<String> wanted = new TreeSet<>();
    for (String bucket : buckets) {
      List<String> both = Stream.of(bucket, bucket + Document.PACKAGES).toList();
      if (both.stream().noneMatch(known::contains)) {
        throw new SearchException("There is no index for the bucket '%s'".formatted(bucket), null);
      }
      wanted.addAll(both);
    }
    return wanted;
  }
}
