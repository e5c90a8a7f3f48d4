package io.quilt.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Objects and folders are in order, each list for itself; together they are
 * those of the range of keys that the page covers. Objects that were deleted are not in it.
 */
public final class ListPage {
  private final List<ObjectInfo> objects;
  private final List<String> folders;
  private final @Nullable String nextToken;

  /**
   * Creates a page.
   *
   * @param folders prefixes that end in a slash
   * @param nextToken what gives the next page; null on the last
   */
  public ListPage(List<ObjectInfo> objects, List<String> folders, @Nullable String nextToken) {
    this.objects = List.copyOf(objects);
    this.folders = List.copyOf(folders);
    this.nextToken = nextToken;
  }

  /** The objects; with a version each if that was asked for and the store has versions. */
  public List<ObjectInfo> objects() {
    return objects;
  }

  /** The prefixes, which end in a slash. */
  public List<String> folders() {
    return folders;
  }

  /** What gives the next page; empty on the last. */
  public Optional<String> nextToken() {
    return Optional.ofNullable(nextToken);
  }
}
