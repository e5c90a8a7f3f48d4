package io.quilt.api;

import java.util.Objects;

/**
 * The name of a package, {@code namespace/name}.
 *
 * <p>Both parts are one or more letters or digits of any script, {@code _} or {@code -}: what
 * quilt3 accepts as {@code ^[\w-]+/[\w-]+$}, without the trailing newline that it lets through.
 * Names are ordered by namespace, then name, by Unicode code point.
 *
 * @param namespace the part before the slash
 * @param name the part after the slash
 */
public record PackageName(String namespace, String name) implements Comparable<PackageName> {
  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is empty or holds any other character
   */
  public PackageName {
    check(namespace, namespace, name);
    check(name, namespace, name);
  }

  /**
   * Reads {@code namespace/name}.
   *
   * @throws IllegalArgumentException if the text is not a package name
   */
  public static PackageName of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw invalid(text);
    }
    return new PackageName(text.substring(0, slash), text.substring(slash + 1));
  }

  private static void check(String part, String namespace, String name) {
    Objects.requireNonNull(part);
    if (part.isEmpty() || !part.codePoints().allMatch(PackageName::isWordOrHyphen)) {
      throw invalid(namespace + "/" + name);
    }
  }

  private static boolean isWordOrHyphen(int codePoint) {
    return codePoint == '-'
        || codePoint == '_'
        || Character.isLetter(codePoint)
        || Character.isDigit(codePoint)
        || Character.getType(codePoint) == Character.LETTER_NUMBER
        || Character.getType(codePoint) == Character.OTHER_NUMBER;
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "'%s' is not a package name: it must be namespace/name, each of letters, digits, _ and -"
            .formatted(text));
  }

  @Override
  public int compareTo(PackageName other) {
    int byNamespace = CodePoints.compare(namespace, other.namespace);
    return byNamespace != 0 ? byNamespace : CodePoints.compare(name, other.name);
  }

  /** Returns {@code namespace/name}. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
