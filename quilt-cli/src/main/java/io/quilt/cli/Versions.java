package io.quilt.cli;

import io.quilt.api.Provider;
import io.quilt.api.Quilt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code --version} says. */
final class Versions {
  private Versions() {}

  static List<String> of(Quilt quilt) {
    List<String> lines = new ArrayList<>();
    lines.add("quilt " + version(Versions.class));
    lines.add(
        "Java %s (%s, %s)"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vendor")));
    lines.add(module(Quilt.class) + " " + version(Quilt.class));
    lines.add(module(quilt.getClass()) + " " + version(quilt.getClass()));
    providers(quilt)
        .forEach((module, names) -> lines.add(module + ": " + String.join(", ", names)));
    return lines;
  }

  private static Map<String, List<String>> providers(Quilt quilt) {
    Map<String, List<String>> byModule = new LinkedHashMap<>();
    for (Provider provider : quilt.providers()) {
      Class<?> type = provider.getClass();
      byModule
          .computeIfAbsent(module(type) + " " + version(type), module -> new ArrayList<>())
          .add(provider.name());
    }
    return byModule;
  }

  // On the class path there are no modules, but the titles of their jars.
  private static String module(Class<?> type) {
    return Optional.ofNullable(type.getModule().getName())
        .or(() -> Optional.ofNullable(type.getPackage().getImplementationTitle()))
        .orElse(type.getPackageName());
  }

  private static String version(Class<?> type) {
    Optional<String> ofModule =
        Optional.ofNullable(type.getModule().getDescriptor())
            .flatMap(descriptor -> descriptor.rawVersion());
    return ofModule
        .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()))
        .orElse("(development)");
  }
}
