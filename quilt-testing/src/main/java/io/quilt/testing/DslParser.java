package io.quilt.testing;

import static io.quilt.testing.DslJson.checkMembers;
import static io.quilt.testing.DslJson.list;
import static io.quilt.testing.DslJson.members;
import static io.quilt.testing.DslJson.onlyMember;
import static io.quilt.testing.DslJson.text;
import static io.quilt.testing.DslJson.unsupported;

import io.quilt.api.Metadata;
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

  private final Relations relations;
  private final List<InnerHits> innerHits = new ArrayList<>();

  private DslParser(Relations relations) {
    this.relations = relations;
  }

  static Search body(Metadata body, Relations relations) {
    checkMembers("the body", body.asMap(), BODY);
    DslParser parser = new DslParser(relations);
    Object query = body.get("query");
    return new Search(query == null ? Query.ALL : parser.query(query), parser.innerHits);
  }

  private Query query(@Nullable Object json) {
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
      case "wildcard" -> wildcard(onlyMember("wildcard", inner));
      case "bool" -> bool(members("bool", inner));
      case "nested" -> nested(members("nested", inner));
      case "has_child" -> hasChild(members("has_child", inner));
      case "has_parent" -> hasParent(members("has_parent", inner));
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

  private static Query wildcard(Map.Entry<String, @Nullable Object> field) {
    boolean anyCase = false;
    if (field.getValue() instanceof Map<?, ?> options) {
      checkMembers("wildcard", options, Set.of("value", "case_insensitive"));
      anyCase = Boolean.TRUE.equals(options.get("case_insensitive"));
    }
    Wildcard pattern = Wildcard.of(text("value", field.getValue()));
    return Field.query(
        field.getKey(), anyCase ? Values.patternInAnyCase(pattern) : Values.pattern(pattern));
  }

  private Query nested(Map<String, @Nullable Object> options) {
    checkMembers("nested", options, Set.of("path", "query", "ignore_unmapped", "score_mode"));
    String path = text("path", options);
    Query query = query(options.get("query"));
    return document -> document.parts(path).stream().anyMatch(query::fits) ? 1 : 0;
  }

  private Query hasChild(Map<String, @Nullable Object> options) {
    checkMembers(
        "has_child",
        options,
        Set.of("type", "query", "ignore_unmapped", "score_mode", "inner_hits"));
    String kind = text("type", options);
    Query query = query(options.get("query"));
    Object shown = options.get("inner_hits");
    if (shown != null) {
      innerHits.add(
          InnerHits.parse(
              members("inner_hits", shown),
              kind,
              parent -> relations.children(parent, kind).stream().filter(query::fits).toList()));
    }
    return relations.hasChild(kind, query);
  }

  private Query hasParent(Map<String, @Nullable Object> options) {
    checkMembers("has_parent", options, Set.of("parent_type", "query", "ignore_unmapped", "score"));
    return relations.hasParent(text("parent_type", options), query(options.get("query")));
  }

  private Query bool(Map<String, @Nullable Object> members) {
    checkMembers("bool", members, BOOL);
    List<Query> must = queries(members.get("must"));
    must.addAll(queries(members.get("filter")));
    return Query.bool(must, queries(members.get("must_not")), queries(members.get("should")));
  }

  private List<Query> queries(@Nullable Object json) {
    List<Query> queries = new ArrayList<>();
    list(json).forEach(query -> queries.add(query(query)));
    return queries;
  }
}
