package io.quilt.search.es;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Registry;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * What the indexes of a registry are called: aliases as in a stack, and the indexes behind them,
 * which carry the number of their mapping.
 *
 * @param name the bucket's
 */
record IndexNames(String name) {
  private static final String PACKAGES = "_packages";
  private static final String MAPPING = "-quilt1";
  private static final int LONGEST = 255 - (PACKAGES + MAPPING).length();

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not one that all clusters and both aliases allow
   */
  IndexNames {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'%s' is not the name of an index: it is lower-case letters, digits, '.', '_' and '-', "
                  .formatted(name)
              + "begins with a letter or digit, does not end with _packages, and has at most "
              + LONGEST
              + " bytes");
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        && name.equals(name.toLowerCase(Locale.ROOT))
        && name.codePoints().allMatch(IndexNames::isAllowed)
        && Character.isLetterOrDigit(name.codePointAt(0))
        && !name.endsWith(PACKAGES);
  }

  private static boolean isAllowed(int character) {
    return Character.isLetterOrDigit(character) || ".-_".indexOf(character) >= 0;
  }

  /**
   * The names of a registry: its bucket's, or that of the folder, with hyphens in place of what an
   * index cannot be called.
   *
   * @throws IllegalArgumentException if nothing is left of it, or it is too long
   */
  static IndexNames of(Registry registry) {
    PhysicalKey location = registry.location();
    String own = location.root().isEmpty() ? folder(location) : location.root();
    String clean = replaced(own.toLowerCase(Locale.ROOT), IndexNames::isAllowed);
    String name = clean.replaceFirst("^[._-]+", "").replaceFirst("_packages$", "-packages");
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "No index can be called after the registry %s; give a name".formatted(location));
    }
    return new IndexNames(name);
  }

  private static String folder(PhysicalKey location) {
    String path = location.path().replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String replaced(String text, IntPredicate allowed) {
    return text.codePoints()
        .map(character -> allowed.test(character) ? character : '-')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What objects are searched by. */
  String objectsAlias() {
    return name;
  }

  /** What packages are searched by. */
  String packagesAlias() {
    return name + PACKAGES;
  }

  /** The index of the objects. */
  String objects() {
    return objectsAlias() + MAPPING;
  }

  /** The index of the packages. */
  String packages() {
    return packagesAlias() + MAPPING;
  }
}
