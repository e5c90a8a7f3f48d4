package io.quilt.search.es;

import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackRequest.Secrecy;
import io.quilt.spi.StackResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches through the stack that is logged in to, as quilt3 does. Thread-safe. */
final class StackSearcher implements Searcher {
  private final QuiltContext context;

  StackSearcher(QuiltContext context) {
    this.context = context;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    // The stack's own search knows no offset.
    ClusterAnswer answer =
        request.query().isPresent() && request.offset() == 0
            ? ask(request, Map.of("action", "search", "query", request.query().get()))
            : freeform(request, SearchBodies.of(request));
    return SearchAnswers.result(answer);
  }

  /** All results, by what follows the last one; in no order unless the body sorts them. */
  @Override
  public Stream<SearchHit> stream(SearchRequest request) {
    return HitStream.of(
        request,
        () ->
            new SearchAfter(
                SearchBodies.page(request), SearchAfter.BY_ID, body -> freeform(request, body)));
  }

  private ClusterAnswer freeform(SearchRequest request, Map<String, @Nullable Object> body) {
    return ask(request, Map.of("action", "freeform", "body", SearchBodies.json(body)));
  }

  private ClusterAnswer ask(SearchRequest request, Map<String, String> what) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("index", SearchBodies.indexes(request));
    parameters.putAll(what);
    parameters.put("size", String.valueOf(request.limit()));
    URI place = context.stackHttp().place("/api/search?" + form(parameters));
    StackResponse answer =
        context
            .stackHttp()
            .send(StackRequest.get(place, Secrecy.SESSION).header("Accept", "application/json"));
    String name = place.toString().replaceFirst("\\?.*", "");
    return new ClusterAnswer(name, answer.status(), answer.body());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
