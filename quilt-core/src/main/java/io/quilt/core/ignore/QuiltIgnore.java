package io.quilt.core.ignore;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a {@code .quiltignore}, with the meaning that gitignore gives them, on paths
 * relative to the folder that holds the file. Immutable and thread-safe.
 *
 * <p>Of several rules that match, the last decides. What lies in an ignored folder is ignored, and
 * no rule brings it back. Upper and lower case differ on every system; one {@code ?} stands for one
 * Unicode character. A rule that is no pattern, such as one with an unclosed bracket, matches
 * nothing. The time that matching takes is bounded by the product of the lengths of the rules and
 * the path.
 */
public final class QuiltIgnore {
  /** The name of the file in the folder that is put into a package. */
  public static final String FILE_NAME = ".quiltignore";

  private final List<Rule> rules;

  private QuiltIgnore(List<Rule> rules) {
    this.rules = rules;
  }

  /** Returns rules that ignore nothing. */
  public static QuiltIgnore none() {
    return new QuiltIgnore(List.of());
  }

  /** Reads the rules of a file's text, one in a line. */
  public static QuiltIgnore parse(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Rule> rules = new ArrayList<>();
    for (String line : unmarked.split("\n", -1)) {
      Rule.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .ifPresent(rules::add);
    }
    return new QuiltIgnore(List.copyOf(rules));
  }

  /**
   * Returns whether a file or folder is ignored, by itself or with a folder that holds it.
   *
   * @param path relative to the folder of the rules, its names separated by slashes
   * @param directory whether it is a folder
   */
  public boolean ignores(String path, boolean directory) {
    if (rules.isEmpty()) {
      return false;
    }
    List<String> names = List.of(path.split("/", -1));
    for (int depth = 1; depth < names.size(); depth++) {
      if (decide(names.subList(0, depth), true)) {
        return true;
      }
    }
    return decide(names, directory);
  }

  private boolean decide(List<String> names, boolean directory) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).matches(names, directory)) {
        return !rules.get(i).negated();
      }
    }
    return false;
  }
}
