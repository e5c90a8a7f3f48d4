package io.quilt.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The path of an entry inside a package: segments joined by {@code /}.
 *
 * <p>No segment is empty, {@code .} or {@code ..}, and the text is well-formed Unicode. Everything
 * else that quilt3 accepts is accepted; what a file system cannot hold is refused when installing.
 * Keys are ordered as packages are: segment by segment, by Unicode code point, so that {@code a/c}
 * is before {@code a-b}.
 *
 * @param value the path, without a slash at its ends
 */
public record LogicalKey(String value) implements Comparable<LogicalKey> {
  /**
   * Checks the path.
   *
   * @throws IllegalArgumentException if it breaks the rules above
   */
  public LogicalKey {
    Objects.requireNonNull(value);
    if (!PathSegments.areNames(value, 0, value.length())) {
      throw new IllegalArgumentException(
          "'%s' is not a logical key: no segment may be empty, '.' or '..'".formatted(value));
    }
    if (!CodePoints.isWellFormed(value)) {
      throw new IllegalArgumentException("A logical key must be well-formed Unicode");
    }
  }

  /** Reads a logical key; the same as the constructor. */
  public static LogicalKey of(String value) {
    return new LogicalKey(value);
  }

  /** The segments, at least one. */
  public List<String> segments() {
    return List.of(value.split("/", -1));
  }

  /** The last segment. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The directory that holds this key; empty at the top of the package. */
  public Optional<LogicalKey> parent() {
    int slash = value.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(new LogicalKey(value.substring(0, slash)));
  }

  /** The key of a child of this directory, at any depth. */
  public LogicalKey resolve(LogicalKey child) {
    return new LogicalKey(value + "/" + child.value);
  }

  /** Whether this key lies below the given directory, at any depth. */
  public boolean isBelow(LogicalKey directory) {
    return value.length() > directory.value.length()
        && value.startsWith(directory.value)
        && value.charAt(directory.value.length()) == '/';
  }

  @Override
  public int compareTo(LogicalKey other) {
    // A slash ends a segment, so it sorts below every character that could go on with it.
    int length = Math.min(value.length(), other.value.length());
    for (int i = 0; i < length; i++) {
      char a = value.charAt(i);
      char b = other.value.charAt(i);
      if (a != b) {
        if (a == '/' || b == '/') {
          return a == '/' ? -1 : 1;
        }
        return CodePoints.compareDifferent(a, b);
      }
    }
    return Integer.compare(value.length(), other.value.length());
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return value;
  }
}
