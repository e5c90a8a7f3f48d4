package io.quilt.testing;

import io.quilt.api.SearchException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a query string by recursive descent. */
final class LuceneParser {
  private static final int MAX_LENGTH = 32_768;
  private static final int MAX_DEPTH = 100;

  private final LuceneScanner in;
  private int depth;

  private LuceneParser(String text) {
    this.in = new LuceneScanner(text);
  }

  static Query parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new SearchException(
          "A query string is at most %d characters long".formatted(MAX_LENGTH), null);
    }
    LuceneParser parser = new LuceneParser(text);
    Query query = parser.list(null);
    if (!parser.in.atEnd()) {
      throw parser.in.error("')' without '('");
    }
    return query;
  }

  /** Clauses up to the end or a closing parenthesis; groups that AND joins are one clause. */
  private Query list(@Nullable String field) {
    if (++depth > MAX_DEPTH) {
      throw in.error("nested deeper than " + MAX_DEPTH);
    }
    Clauses clauses = new Clauses();
    while (!in.atEnd() && !in.at(')')) {
      group(field).addTo(clauses);
      if (in.operator("OR", "||") && (in.atEnd() || in.at(')'))) {
        throw in.error("something must follow OR");
      }
    }
    depth--;
    return clauses.isEmpty() ? Query.NONE : clauses.toQuery();
  }

  private Clauses group(@Nullable String field) {
    Clauses group = new Clauses();
    clause(field, group);
    while (in.operator("AND", "&&")) {
      clause(field, group);
    }
    return group;
  }

  private void clause(@Nullable String field, Clauses group) {
    if (in.operator("NOT", "!") || in.accept('-')) {
      group.mustNot.add(primary(field));
    } else if (in.accept('+')) {
      group.must.add(primary(field));
    } else {
      group.should.add(primary(field));
    }
  }

  private Query primary(@Nullable String field) {
    if (in.accept('(')) {
      Query inner = list(field);
      in.expect(')');
      return inner;
    }
    if (in.at('"')) {
      return Field.query(field, Values.phrase(in.quoted()));
    }
    if (in.at('[') || in.at('{')) {
      return range(field, in.range());
    }
    if (in.at('>') || in.at('<')) {
      return range(field, in.comparison());
    }
    LuceneScanner.Term term = in.term();
    return in.accept(':') ? fielded(field, term) : term(field, term);
  }

  private Query fielded(@Nullable String outer, LuceneScanner.Term name) {
    if (outer != null) {
      throw in.error("a field within the field " + outer);
    }
    if (name.text().equals("_exists_")) {
      return Field.query(in.term().text(), value -> true);
    }
    if (name.isWild() && !name.text().equals("*")) {
      throw in.error("wildcards in the name of a field are not supported in memory");
    }
    return primary(name.text());
  }

  private Query term(@Nullable String field, LuceneScanner.Term term) {
    String name = "*".equals(field) ? null : field;
    if (term.text().equals("*") && term.isWild()) {
      return name == null ? Query.ALL : Field.query(name, value -> true);
    }
    return Field.query(
        name, term.isWild() ? Values.pattern(term.pattern()) : Values.phrase(term.text()));
  }

  private Query range(@Nullable String field, Range range) {
    if (field == null) {
      throw in.error("a range needs a field");
    }
    return Field.query(field, value -> range.contains(value.value()));
  }

  private static final class Clauses {
    final List<Query> must = new ArrayList<>();
    final List<Query> mustNot = new ArrayList<>();
    final List<Query> should = new ArrayList<>();

    boolean isEmpty() {
      return size() == 0;
    }

    private int size() {
      return must.size() + mustNot.size() + should.size();
    }

    void addTo(Clauses list) {
      if (size() > 1) {
        must.addAll(should);
        list.should.add(Query.bool(must, mustNot, List.of()));
      } else {
        list.must.addAll(must);
        list.mustNot.addAll(mustNot);
        list.should.addAll(should);
      }
    }

    Query toQuery() {
      return Query.bool(List.copyOf(must), List.copyOf(mustNot), List.copyOf(should));
    }
  }
}
