package io.quilt.api;

/**
 * A question about objects, packages or entries, which renders to the query DSL for the indexes of
 * a stack. Immutable.
 *
 * <p>Each method adds a condition, and what is found fulfils all of them; without any, everything
 * of the kind is found. What is asked for is always taken as it is: no character in it, whether
 * wildcard, quote or operator, means anything else. A text that is not well-formed Unicode, which
 * no index holds, is an {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * SearchRequest request =
 *     SearchRequest.of(
 *         SearchQuery.packages().latestOnly().metadata("/project", "alpha").sizeAtLeast(1 << 30));
 * }</pre>
 */
public sealed interface SearchQuery permits ObjectQuery, PackageQuery, EntryQuery {
  /** The body of a search: an object with the member {@code query}. */
  Metadata toDsl();

  /** Finds objects, each of their versions, without those that only delete. */
  static ObjectQuery objects() {
    return ObjectQuery.ALL;
  }

  /** Finds packages: manifests, each with the name of a pointer to it. */
  static PackageQuery packages() {
    return PackageQuery.ALL;
  }

  /** Finds entries of packages. */
  static EntryQuery entries() {
    return EntryQuery.ALL;
  }
}
