package io.quilt.bench;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Local registries. */
final class RegistryJobs {
  private RegistryJobs() {}

  /** Makes a registry: folder, packages, revisions of each. */
  static void make(String[] args) throws IOException {
    new SampleRegistry(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))
        .make();
  }

  static Quilt open() {
    return Quilt.builder().config(QuiltConfig.defaults()).build();
  }

  static long count(Registry registry) {
    try (Stream<PackageName> names = registry.packages()) {
      return names.count();
    }
  }

  static void list(String[] args) throws Exception {
    try (Quilt quilt = open()) {
      Registry registry = quilt.registry(args[0]);
      Measure.phase("list", () -> count(registry));
      Measure.warm("list-warm", 20, () -> count(registry));
    }
  }

  static void resolve(String[] args) throws Exception {
    PackageName name = SampleRegistry.name(7);
    String prefix = SampleRegistry.topHash(7, 3).substring(0, 8);
    try (Quilt quilt = open()) {
      Registry registry = quilt.registry(args[0]);
      Measure.phase("resolve", () -> registry.resolve(name, prefix));
      Measure.warm("resolve-warm", 20, () -> registry.resolve(name, prefix));
    }
  }
}
