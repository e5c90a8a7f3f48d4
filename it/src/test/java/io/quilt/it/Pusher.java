package io.quilt.it;

import io.quilt.api.ConflictException;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that pushes revision after revision and says which were acknowledged. */
final class Pusher {
  private final Registry registry;
  private final PackageName name;
  private final Path data;

  private Pusher(Registry registry, PackageName name, Path data) {
    this.registry = registry;
    this.name = name;
    this.data = data;
  }

  /**
   * Runs it.
   *
   * @param arguments a folder of its own, the registry, its layout, the package, how many revisions
   */
  public static void main(String[] arguments) throws IOException {
    Path own = Files.createDirectories(Path.of(arguments[0]));
    try (Quilt quilt = Quilt.builder().directory(own.resolve("home")).build()) {
      RegistryLayout layout = RegistryLayout.valueOf(arguments[2]);
      Registry registry = quilt.registry(arguments[1], layout);
      Path data = Files.createDirectories(own.resolve("data"));
      Pusher pusher = new Pusher(registry, PackageName.of(arguments[3]), data);
      for (int revision = 0; revision < Integer.parseInt(arguments[4]); revision++) {
        pusher.push(own.getFileName() + " " + revision);
      }
    }
  }

  private void push(String text) throws IOException {
    Files.writeString(data.resolve("same.txt"), text);
    Files.writeString(data.resolve("big.bin"), text.repeat(20_000));
    while (true) {
      QuiltPackage.Builder builder =
          registry.latest(name).isPresent()
              ? registry.browse(name).toBuilder()
              : QuiltPackage.builder();
      try {
        QuiltPackage next = builder.putDirectory("", data).build();
        System.out.println(registry.push(name, next, PushOptions.message(text)).topHash());
        return;
      } catch (ConflictException somebodyWasFaster) {
        Thread.onSpinWait();
      }
    }
  }
}
