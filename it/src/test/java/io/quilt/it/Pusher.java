package io.quilt.it;

import io.quilt.api.CommitStateUnknownException;
import io.quilt.api.ConflictException;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.TopHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that pushes revision after revision, each with one entry more than its parent, and says
 * which were acknowledged. Every revision names its parent in its metadata: see {@link Lineage}.
 */
final class Pusher {
  private static final int PAUSE_MILLIS = 50;
  private static final int MAX_DOUBLINGS = 4;

  private final Registry registry;
  private final PackageName name;
  private final Path own;
  private final int size;

  private Pusher(Registry registry, PackageName name, Path own, int size) {
    this.registry = registry;
    this.name = name;
    this.own = own;
    this.size = size;
  }

  /**
   * Runs it.
   *
   * @param arguments a folder of its own, the registry, its layout, the package, how many
   *     revisions, how many characters each one's file has
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path own = Files.createDirectories(Path.of(arguments[0]));
    try (Quilt quilt = Quilt.builder().directory(own.resolve("home")).build()) {
      Registry registry = quilt.registry(arguments[1], RegistryLayout.valueOf(arguments[2]));
      PackageName name = PackageName.of(arguments[3]);
      Pusher pusher = new Pusher(registry, name, own, Integer.parseInt(arguments[5]));
      for (int revision = 0; revision < Integer.parseInt(arguments[4]); revision++) {
        pusher.push(own.getFileName() + "-" + revision);
      }
    }
  }

  private void push(String text) throws IOException, InterruptedException {
    LogicalKey key = LogicalKey.of("pushed/" + text);
    Path file = Files.writeString(own.resolve("data.txt"), text.repeat(1 + size / text.length()));
    for (int failures = 0; ; failures++) {
      try {
        Optional<TopHash> latest = registry.latest(name);
        QuiltPackage parent =
            latest.isPresent()
                ? registry.browse(name, latest.get().value())
                : QuiltPackage.builder().build();
        if (parent.find(key).isEmpty()) {
          QuiltPackage next = parent.toBuilder().put(key.value(), file).build();
          System.out.println(registry.push(name, next, options(text, latest)).topHash());
        }
        return;
      } catch (ConflictException
          | CommitStateUnknownException
          | ServiceUnavailableException tryAgain) {
        log(text, tryAgain);
        int longest = PAUSE_MILLIS << Math.min(failures, MAX_DOUBLINGS);
        Thread.sleep(ThreadLocalRandom.current().nextInt(longest));
      }
    }
  }

  private static PushOptions options(String text, Optional<TopHash> parent) {
    String named = parent.map(TopHash::value).orElse(Lineage.ROOT);
    return PushOptions.builder()
        .message(text)
        .metadata(Metadata.of(Map.of(Lineage.PARENT, named)))
        .build();
  }

  private static void log(String text, QuiltException error) {
    System.err.println(text + ": " + error.getClass().getSimpleName());
  }
}
