package io.quilt.search.es;

import io.quilt.api.QuiltException;
import org.jspecify.annotations.Nullable;

/** A cluster refused documents or an index, or names indexes that are not the indexer's own. */
public final class IndexingException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error with the cluster's reason. */
  public IndexingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What the answer of a cluster that is no success means to one who writes. */
  static QuiltException of(ClusterAnswer answer) {
    return switch (answer.status()) {
      case 400, 404, 405, 413 ->
          new IndexingException(
              "%s refuses what was to be indexed: %s"
                  .formatted(
                      answer.place(),
                      SearchErrors.reason(answer).orElse("status " + answer.status())),
              null);
      default -> SearchErrors.of(answer);
    };
  }
}
