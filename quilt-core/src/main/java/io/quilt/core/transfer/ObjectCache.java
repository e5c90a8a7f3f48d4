package io.quilt.core.transfer;

import io.quilt.api.PhysicalKey;
import io.quilt.core.hash.ChunkDigests;
import io.quilt.core.json.InvalidJsonException;
import io.quilt.core.json.WrittenJson;
import io.quilt.spi.UserFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which local files hold objects that were fetched before, shared with quilt3: {@code
 * <cache>/<first two digits of the SHA-256 of the URL>/<the others>} holds {@code [path, device,
 * inode, nanoseconds of the last change]}. Only pinned versions are looked up or noted, and what a
 * file holds is to be verified: a note is a hint. Failures are silent. Thread-safe.
 *
 * <p>Device and inode are a matter of Unix; elsewhere nothing is found.
 */
public final class ObjectCache {
  private static final String DISABLED = "QUILT_DISABLE_CACHE";
  private static final int LONGEST_NOTE = 1 << 16;

  private final Optional<Path> folder;

  private ObjectCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The user's cache, unless {@code QUILT_DISABLE_CACHE} is {@code true}. */
  public static ObjectCache of(UserFiles user) {
    return new ObjectCache(
        "true".equalsIgnoreCase(System.getenv(DISABLED)) ? Optional.empty() : user.cache());
  }

  /** The file that holds an object, if it is as it was when that was noted. */
  public Optional<Path> find(PhysicalKey object) {
    return note(object).filter(Files::isRegularFile).flatMap(ObjectCache::unchanged);
  }

  /** Notes that a file holds an object. */
  public void remember(PhysicalKey object, Path file) {
    try {
      Optional<Path> note = note(object);
      if (note.isPresent() && Files.isRegularFile(file)) {
        write(note.get(), WrittenJson.write(describe(file)));
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unusable) {
      System.getLogger("io.quilt.transfer")
          .log(System.Logger.Level.DEBUG, "Not noted in the cache: {0}", file);
    }
  }

  private Optional<Path> note(PhysicalKey object) {
    if (folder.isEmpty() || object.isLocal() || object.versionId().isEmpty()) {
      return Optional.empty();
    }
    MessageDigest digest = ChunkDigests.newDigest();
    String name =
        HexFormat.of().formatHex(digest.digest(object.toString().getBytes(StandardCharsets.UTF_8)));
    return folder.map(cache -> cache.resolve(name.substring(0, 2)).resolve(name.substring(2)));
  }

  private static Optional<Path> unchanged(Path note) {
    try (InputStream in = Files.newInputStream(note)) {
      String json = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
      if (!(WrittenJson.parse(json) instanceof List<?> noted)
          || !(noted.get(0) instanceof String path)) {
        return Optional.empty();
      }
      Path file = Path.of(path);
      return noted.equals(describe(file)) ? Optional.of(file) : Optional.empty();
    } catch (IOException
        | InvalidJsonException
        | InvalidPathException
        | IndexOutOfBoundsException
        | UnsupportedOperationException unusable) {
      return Optional.empty();
    }
  }

  private static List<@Nullable Object> describe(Path file) throws IOException {
    return List.of(
        file.toString(),
        number(file, "dev"),
        number(file, "ino"),
        Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
  }

  private static long number(Path file, String attribute) throws IOException {
    Object value = Files.getAttribute(file, "unix:" + attribute);
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static void write(Path note, byte[] json) throws IOException {
    Files.createDirectories(note.getParent());
    Path part = note.resolveSibling(note.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(part, json);
      Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
