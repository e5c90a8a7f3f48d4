package io.quilt.core.ignore;

import java.util.List;

/**
 * A pattern for a path, name by name. A {@code **} stands for any number of names; at the end, for
 * at least one. It is enough to go back to the last {@code **}, as what precedes it cannot match
 * better later.
 */
final class PathPattern {
  private final List<NamePattern> parts;

  PathPattern(List<NamePattern> parts) {
    this.parts = List.copyOf(parts);
  }

  boolean matches(List<String> names) {
    int part = 0;
    int name = 0;
    int retryPart = -1;
    int retryName = 0;
    while (name < names.size()) {
      if (part < parts.size() && parts.get(part).isAnyPath()) {
        retryPart = part++;
        retryName = part == parts.size() ? name + 1 : name;
        name = retryName;
      } else if (part < parts.size() && parts.get(part).matches(names.get(name))) {
        part++;
        name++;
      } else if (retryPart >= 0) {
        part = retryPart + 1;
        name = ++retryName;
      } else {
        return false;
      }
    }
    return part == parts.size();
  }
}
