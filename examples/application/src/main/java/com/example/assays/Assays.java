package com.example.assays;

import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.nio.file.Path;

/** Packages the folder {@code raw} of the working directory and installs it again. */
public final class Assays {
  private Assays() {}

  /**
   * Runs it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    // README
    try (Quilt quilt = Quilt.open()) {
      Registry registry = quilt.registry("./registry");
      PackageName name = PackageName.of("lab/assays");

      QuiltPackage first = QuiltPackage.builder().putDirectory("raw", Path.of("raw")).build();
      PushResult pushed = registry.push(name, first, PushOptions.message("run 1"));

      QuiltPackage assays = registry.browse(name);
      System.out.println(pushed.topHash() + ": " + assays.size() + " files");
      registry.install(name, Path.of("assays")); // verified while it streams
    }
    // end
  }
}
