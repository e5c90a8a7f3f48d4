package io.quilt.testing;

import io.quilt.api.Metadata;
import io.quilt.api.SearchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a body in the query DSL. */
final class DslParser {
  private static final Set<String> BODY =
      Set.of("query", "size", "from", "_source", "track_total_hits");
  private static final Set<String> BOOL = Set.of("must", "filter", "must_not", "should");
  private static final Set<String> RANGE = Set.of("gt", "gte", "lt", "lte");

  private DslParser() {}

  static Query body(Metadata body) {
    checkMembers("the body", body.asMap(), BODY);
    Object query = body.get("query");
    return query == null ? Query.ALL : query(query);
  }

  private static Query query(@Nullable Object json) {
    Map.Entry<String, @Nullable Object> only = onlyMember("a query", json);
    Object inner = only.getValue();
    return switch (only.getKey()) {
      case "match_all" -> Query.ALL;
      case "match_none" -> Query.NONE;
      case "query_string" -> queryString(inner);
      case "term" -> {
        Map.Entry<String, @Nullable Object> field = onlyMember("term", inner);
        yield Field.query(field.getKey(), Values.term(text("value", field.getValue())));
      }
      case "terms" -> terms(onlyMember("terms", inner));
      case "match" -> match(onlyMember("match", inner));
      case "match_phrase" -> {
        Map.Entry<String, @Nullable Object> field = onlyMember("match_phrase", inner);
        yield Field.query(field.getKey(), Values.phrase(text("query", field.getValue())));
      }
      case "exists" -> Field.query(text("field", inner), value -> true);
      case "range" -> range(onlyMember("range", inner));
      case "bool" -> bool(members("bool", inner));
      default -> throw unsupported(only.getKey());
    };
  }

  private static Query queryString(@Nullable Object json) {
    Map<String, @Nullable Object> members = members("query_string", json);
    checkMembers("query_string", members, Set.of("query"));
    return LuceneParser.parse(text("query", members));
  }

  private static Query terms(Map.Entry<String, @Nullable Object> field) {
    List<Query> any = new ArrayList<>();
    for (Object value : list(field.getValue())) {
      any.add(Field.query(field.getKey(), Values.term(text("value", value))));
    }
    return any.isEmpty() ? Query.NONE : Query.bool(List.of(), List.of(), any);
  }

  private static Query match(Map.Entry<String, @Nullable Object> field) {
    boolean all = false;
    if (field.getValue() instanceof Map<?, ?> options) {
      checkMembers("match", options, Set.of("query", "operator"));
      all = "and".equalsIgnoreCase(String.valueOf(options.get("operator")));
    }
    String text = text("query", field.getValue());
    List<Query> words = new ArrayList<>();
    words.add(Field.query(field.getKey(), Values.phrase(text)));
    Values.words(text).forEach(word -> words.add(Field.query(field.getKey(), Values.term(word))));
    return all
        ? Query.bool(words.subList(1, words.size()), List.of(), words)
        : Query.bool(List.of(), List.of(), words);
  }

  private static Query range(Map.Entry<String, @Nullable Object> field) {
    Map<String, @Nullable Object> ends = members("range", field.getValue());
    checkMembers("range", ends, RANGE);
    Range range =
        new Range(
            end(ends, "gte", "gt"), ends.get("gte") != null,
            end(ends, "lte", "lt"), ends.get("lte") != null);
    return Field.query(field.getKey(), value -> range.contains(value.value()));
  }

  private static @Nullable String end(
      Map<String, @Nullable Object> ends, String with, String without) {
    Object end = ends.get(with) != null ? ends.get(with) : ends.get(without);
    return end == null ? null : end.toString();
  }

  private static Query bool(Map<String, @Nullable Object> members) {
    checkMembers("bool", members, BOOL);
    List<Query> must = queries(members.get("must"));
    must.addAll(queries(members.get("filter")));
    return Query.bool(must, queries(members.get("must_not")), queries(members.get("should")));
  }

  private static List<Query> queries(@Nullable Object json) {
    List<Query> queries = new ArrayList<>();
    list(json).forEach(query -> queries.add(query(query)));
    return queries;
  }

  private static List<?> list(@Nullable Object json) {
    if (json == null) {
      return List.of();
    }
    return json instanceof List<?> list ? list : List.of(json);
  }

  private static String text(String member, @Nullable Object json) {
    Object value = json instanceof Map<?, ?> members ? members.get(member) : json;
    if (value == null || value instanceof Map || value instanceof List) {
      throw new SearchException("The query has no '%s' where it needs one".formatted(member), null);
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked") // Metadata holds maps of texts only.
  private static Map<String, @Nullable Object> members(String what, @Nullable Object json) {
    if (json instanceof Map<?, ?> members) {
      return (Map<String, @Nullable Object>) members;
    }
    throw new SearchException("In the query, '%s' must be an object".formatted(what), null);
  }

  private static Map.Entry<String, @Nullable Object> onlyMember(
      String what, @Nullable Object json) {
    Map<String, @Nullable Object> members = members(what, json);
    if (members.size() != 1) {
      throw new SearchException("In the query, '%s' must have one member".formatted(what), null);
    }
    return members.entrySet().iterator().next();
  }

  private static void checkMembers(String what, Map<?, ?> members, Set<String> known) {
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw unsupported(what + "." + name);
      }
    }
  }

  private static SearchException unsupported(String what) {
    return new SearchException(
        "The in-memory searcher does not support '%s' in a query".formatted(what), null);
  }
}
