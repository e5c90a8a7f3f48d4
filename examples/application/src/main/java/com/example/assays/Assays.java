package com.example.assays;

import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Packages a folder of measurements, shows what the package holds, and installs it. */
public final class Assays {
  private Assays() {}

  /**
   * Runs it.
   *
   * @param arguments the folder with the measurements, the registry, the folder to install into
   */
  public static void main(String[] arguments) {
    run(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]));
  }

  static void run(Path raw, String location, Path copy) {
    // README
    try (Quilt quilt = Quilt.open()) {
      Registry registry = quilt.registry(location);
      PackageName name = PackageName.of("lab/assays");

      QuiltPackage assays = QuiltPackage.builder().putDirectory("raw", raw).build();
      registry.push(name, assays, PushOptions.message("run 7"));

      try (Stream<PackageEntry> entries = registry.browse(name).entries()) {
        entries.forEach(System.out::println);
      }
      registry.install(name, copy);
    }
    // end
  }
}
