package io.quilt.core.stack;

import java.util.Optional;

/** How this SDK calls itself: {@code quilt-java/<version> (<os>) Java/<version>}. */
final class UserAgent {
  static final String TEXT =
      "quilt-java/%s (%s) Java/%s"
          .formatted(version(), property("os.name"), property("java.version"));

  private UserAgent() {}

  private static String version() {
    Module module = UserAgent.class.getModule();
    return Optional.ofNullable(module.getDescriptor())
        .flatMap(descriptor -> descriptor.rawVersion())
        .or(() -> Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion()))
        .orElse("development");
  }

  // Properties can hold anything; a header cannot.
  private static String property(String name) {
    return System.getProperty(name, "unknown").replaceAll("[^ -~]|[()]", "_");
  }
}
