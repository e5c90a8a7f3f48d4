package io.quilt.testing;

import io.quilt.api.Metadata;
import java.util.List;

/** What a document is held against: how many clauses fit, 0 if the document does not. */
@FunctionalInterface
interface Query {
  Query ALL = source -> 1;
  Query NONE = source -> 0;

  int score(Metadata source);

  default boolean fits(Metadata source) {
    return score(source) > 0;
  }

  /**
   * A document must fit all of the first, none of the second, and, if there are none of the first,
   * one of the third.
   */
  static Query bool(List<Query> must, List<Query> mustNot, List<Query> should) {
    return source -> {
      boolean refused =
          mustNot.stream().anyMatch(query -> query.fits(source))
              || !must.stream().allMatch(query -> query.fits(source));
      if (refused) {
        return 0;
      }
      int required = sum(must, source);
      int optional = sum(should, source);
      boolean oneNeeded = must.isEmpty() && !should.isEmpty();
      return oneNeeded && optional == 0 ? 0 : Math.max(1, required + optional);
    };
  }

  private static int sum(List<Query> queries, Metadata source) {
    return queries.stream().mapToInt(query -> query.score(source)).sum();
  }
}
