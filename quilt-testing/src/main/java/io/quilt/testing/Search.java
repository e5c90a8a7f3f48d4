package io.quilt.testing;

import io.quilt.api.SearchHit;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for, and what hits show of their children.
 *
 * @param query which documents are hits
 * @param innerHits what is shown
 */
record Search(Query query, List<InnerHits> innerHits) {
  Optional<SearchHit> hit(Document document) {
    int score = query.score(document);
    return score == 0 ? Optional.empty() : Optional.of(document.hit(score, innerHits));
  }
}
