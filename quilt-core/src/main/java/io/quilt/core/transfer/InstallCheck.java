package io.quilt.core.transfer;

import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks, before anything is written, that every key is a file inside a folder: its name, its
 * neighbours, and the symbolic links on the way. Keys come in package order. Not thread-safe.
 */
public final class InstallCheck {
  private final Path folder;
  private final @Nullable CaseClashes clashes;
  private @Nullable Path checkedParent;

  /** Checks for a folder, which need not exist. */
  public InstallCheck(Path folder) {
    this.folder = folder;
    this.clashes = CaseClashes.matterIn(folder) ? new CaseClashes() : null;
  }

  /**
   * Checks a key.
   *
   * @return the file that it will be
   * @throws UnsafeKeyException if it must not be written
   */
  public Path check(String key) {
    Path file = FileNames.resolve(folder, key);
    if (clashes != null) {
      clashes.check(key);
    }
    Path parent = Objects.requireNonNull(file.getParent());
    try {
      if (!parent.equals(checkedParent)) {
        checkInside(key, parent);
        checkedParent = parent;
      }
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnsafeKeyException(
            key, "'%s' is a folder; move it away or install elsewhere".formatted(file));
      }
    } catch (IOException e) {
      throw LocalErrors.of(e, file, "look at");
    }
    return file;
  }

  private void checkInside(String key, Path parent) throws IOException {
    Path there = parent;
    while (!there.equals(folder) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = Objects.requireNonNull(there.getParent());
    }
    if (there.equals(folder)) {
      return;
    }
    if (!Files.isDirectory(there)) {
      throw new UnsafeKeyException(
          key, "'%s' is not a folder; move it away or install elsewhere".formatted(there));
    }
    if (!there.toRealPath().startsWith(folder.toRealPath())) {
      throw new UnsafeKeyException(
          key,
          "'%s' leads out of '%s' by a symbolic link; remove the link or install elsewhere"
              .formatted(there, folder));
    }
  }
}
