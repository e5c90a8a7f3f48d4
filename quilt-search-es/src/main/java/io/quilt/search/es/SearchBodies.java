package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.SearchException;
import io.quilt.api.SearchRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request is in the words of Elasticsearch. */
final class SearchBodies {
  /** What Elasticsearch allows unless it is told otherwise. */
  private static final int LARGEST_PAGE = 10_000;

  private static final String PACKAGES = "_packages";
  private static final Pattern INDEX =
      Pattern.compile("[^-_+,*/\\\\?\"<>| #:][^,*/\\\\?\"<>| #:]*");

  private SearchBodies() {}

  /** The body, in which the limit and the offset of the request count. */
  static Map<String, @Nullable Object> of(SearchRequest request) {
    Map<String, @Nullable Object> body = query(request);
    body.put("size", request.limit());
    body.put("from", request.offset());
    return body;
  }

  /** The body of a page of all results, as large as the limit says. */
  static Map<String, @Nullable Object> page(SearchRequest request) {
    Map<String, @Nullable Object> body = query(request);
    body.put("size", Math.min(request.limit(), LARGEST_PAGE));
    return body;
  }

  private static Map<String, @Nullable Object> query(SearchRequest request) {
    Map<String, @Nullable Object> body =
        new LinkedHashMap<>(request.dsl().map(Metadata::asMap).orElse(Map.of()));
    request
        .query()
        .ifPresent(text -> body.put("query", Map.of("query_string", Map.of("query", text))));
    body.remove("size");
    body.remove("from");
    return body;
  }

  /** The indexes of the request's buckets, as they are named in a URL; {@code _all} for none. */
  static String indexes(SearchRequest request) {
    return String.join(",", names(request));
  }

  /** The same for a path. */
  static String path(SearchRequest request) {
    return names(request).stream()
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  private static List<String> names(SearchRequest request) {
    List<String> names = new ArrayList<>();
    for (String bucket : request.buckets()) {
      if (!INDEX.matcher(bucket).matches()) {
        throw new SearchException("'%s' is not the name of a bucket".formatted(bucket), null);
      }
      names.add(bucket);
      if (!bucket.endsWith(PACKAGES)) {
        names.add(bucket + PACKAGES);
      }
    }
    return names.isEmpty() ? List.of("_all") : names;
  }

  /** A body as JSON text. */
  static String json(Map<String, @Nullable Object> body) {
    return Metadata.of(body).toJson();
  }
}
