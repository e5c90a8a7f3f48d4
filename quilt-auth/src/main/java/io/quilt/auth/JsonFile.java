package io.quilt.auth;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.Metadata;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.spi.UserFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in a user's file, which quilt3 reads and writes too. quilt3 writes in place, so
 * what cannot be read is looked at again for a moment.
 */
final class JsonFile {
  private static final int LOOKS = 6;
  private static final long PAUSE_MILLIS = 25;

  private final UserFiles files;
  private final String name;

  JsonFile(UserFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  String describe() {
    return files.describe(name);
  }

  /**
   * The object; an empty one if there is no file.
   *
   * @throws InvalidConfigException if the file holds none
   */
  Metadata read() {
    for (int look = 1; look <= LOOKS; look++) {
      Optional<Metadata> object = parse(files.read(name).orElse(null));
      if (object.isPresent()) {
        return object.get();
      }
      pause();
    }
    throw unreadable();
  }

  /**
   * Changes the object while nobody else does, and gives it as it is then.
   *
   * @throws InvalidConfigException if the file holds none; it is not changed
   */
  Metadata update(UnaryOperator<Metadata> change) {
    return tryUpdate(change).orElseThrow(this::unreadable);
  }

  /** Changes the object; a file that holds none is kept under another name and begun afresh. */
  void updateOrReplace(UnaryOperator<Metadata> change) {
    if (tryUpdate(change).isEmpty()) {
      files.read(name).ifPresent(bytes -> files.update(name + ".unreadable", old -> bytes));
      files.update(name, old -> bytes(Metadata.empty()));
      update(change);
    }
  }

  private Optional<Metadata> tryUpdate(UnaryOperator<Metadata> change) {
    AtomicReference<@Nullable Metadata> done = new AtomicReference<>();
    for (int look = 1; look <= LOOKS && done.get() == null; look++) {
      files.update(
          name,
          before -> {
            Optional<Metadata> old = parse(before);
            done.set(old.map(change).orElse(null));
            Metadata now = done.get();
            return now == null || now.equals(old.get()) ? before : bytes(now);
          });
      if (done.get() == null) {
        pause();
      }
    }
    return Optional.ofNullable(done.get());
  }

  private static byte[] bytes(Metadata object) {
    return object.toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Metadata> parse(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Optional.of(Metadata.empty());
    }
    try {
      return Optional.of(Metadata.ofJson(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private InvalidConfigException unreadable() {
    return new InvalidConfigException(
        describe(), "", "it is not a JSON object; log in again, which replaces it", null);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("reading the login");
    }
  }
}
