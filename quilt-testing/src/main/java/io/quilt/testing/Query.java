package io.quilt.testing;

import java.util.List;

/** What a document is held against: how many clauses fit, 0 if the document does not. */
@FunctionalInterface
interface Query {
  Query ALL = document -> 1;
  Query NONE = document -> 0;

  int score(Document document);

  default boolean fits(Document document) {
    return score(document) > 0;
  }

  /**
   * A document must fit all of the first, none of the second, and, if there are none of the first,
   * one of the third.
   */
  static Query bool(List<Query> must, List<Query> mustNot, List<Query> should) {
    return document -> {
      boolean refused =
          mustNot.stream().anyMatch(query -> query.fits(document))
              || !must.stream().allMatch(query -> query.fits(document));
      if (refused) {
        return 0;
      }
      int required = sum(must, document);
      int optional = sum(should, document);
      boolean oneNeeded = must.isEmpty() && !should.isEmpty();
      return oneNeeded && optional == 0 ? 0 : Math.max(1, required + optional);
    };
  }

  private static int sum(List<Query> queries, Document document) {
    return queries.stream().mapToInt(query -> query.score(document)).sum();
  }
}
