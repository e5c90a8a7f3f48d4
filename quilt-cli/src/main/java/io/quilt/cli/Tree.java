package io.quilt.cli;

import io.quilt.api.PackageEntry;
import java.util.List;
import java.util.OptionalLong;

/** Draws entries that come in package order as an indented tree, one at a time. */
final class Tree {
  private final Output out;
  private List<String> directories = List.of();

  Tree(Output out) {
    this.out = out;
  }

  void add(PackageEntry entry) {
    List<String> segments = entry.logicalKey().segments();
    List<String> above = segments.subList(0, segments.size() - 1);
    int shared = 0;
    while (shared < Math.min(above.size(), directories.size())
        && above.get(shared).equals(directories.get(shared))) {
      shared++;
    }
    for (int depth = shared; depth < above.size(); depth++) {
      out.line("  ".repeat(depth + 1) + above.get(depth) + "/");
    }
    directories = above;
    out.line("  ".repeat(segments.size()) + entry.logicalKey().name() + size(entry.size()));
  }

  private static String size(OptionalLong bytes) {
    return bytes.isEmpty() ? "" : "  " + Amount.ofBytes(bytes.getAsLong());
  }
}
