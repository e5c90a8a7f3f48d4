package com.example.report;

import io.quilt.api.PackageName;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.util.List;
import java.util.stream.Stream;

/** Says how large the packages of a registry are. */
final class Report {
  private final Registry registry;

  Report(Registry registry) {
    this.registry = registry;
  }

  List<String> lines() {
    try (Stream<PackageName> names = registry.packages()) {
      return names.map(this::line).toList();
    }
  }

  private String line(PackageName name) {
    QuiltPackage content = registry.browse(name);
    return "%s: %d files, %d bytes".formatted(name, content.size(), content.totalBytes());
  }
}
