package consumer;

import io.quilt.api.InstallOptions;
import io.quilt.api.PackageName;
import io.quilt.api.Provider;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages a file, installs it again and says what it saw. */
public final class Main {
  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments an empty folder to work in
   */
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[0]);
    Path data = Files.createDirectories(work.resolve("data"));
    Files.writeString(data.resolve("a.txt"), "hello");
    PackageName name = PackageName.of("it/consumer");
    try (Quilt quilt = Quilt.builder().directory(work.resolve("home")).build()) {
      Registry registry = quilt.registry(work.resolve("registry").toString());
      QuiltPackage content = QuiltPackage.builder().putDirectory("", data).build();
      System.out.println(registry.push(name, content, PushOptions.message("first")).topHash());
      registry.install(
          name,
          InstallOptions.builder()
              .destination(work.resolve("installed"))
              .destinationRegistry(registry)
              .build());
      System.out.println(Files.readString(work.resolve("installed").resolve("a.txt")));
      System.out.println(quilt.providers().stream().map(Provider::name).sorted().toList());
    }
    System.out.println("named " + Main.class.getModule().isNamed());
    System.out.println("threads left " + othersThanThis());
  }

  private static long othersThanThis() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
        .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
        .count();
  }
}
