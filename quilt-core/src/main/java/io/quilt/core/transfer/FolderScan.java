package io.quilt.core.transfer;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.UnsafeKeyException;
import io.quilt.core.ignore.QuiltIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The files below a folder as entries, without those that {@code .quiltignore} names. */
public final class FolderScan {
  private static final String IGNORE_FILE = ".quiltignore";

  private FolderScan() {}

  /**
   * Hands over an entry for every file, in package order, with its size and without a checksum.
   *
   * @throws io.quilt.api.StorageException if the folder cannot be read
   * @throws UnsafeKeyException if a file's name cannot be a logical key
   */
  public static void forEach(Path folder, Consumer<PackageEntry> entries) {
    QuiltIgnore ignore = ignoreOf(folder);
    FolderWalk walk = new FolderWalk(folder, ignore::ignores);
    walk.forEachRemaining(found -> entries.accept(entry(found)));
  }

  private static QuiltIgnore ignoreOf(Path folder) {
    Path file = folder.resolve(IGNORE_FILE);
    try {
      return QuiltIgnore.parse(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw LocalErrors.of(e, file, "read");
    }
  }

  private static PackageEntry entry(FolderWalk.FoundFile found) {
    return PackageEntry.of(key(found), found.physicalKey()).withSize(found.size());
  }

  private static LogicalKey key(FolderWalk.FoundFile found) {
    try {
      return LogicalKey.of(found.key());
    } catch (IllegalArgumentException e) {
      throw new UnsafeKeyException(
          found.key(), "the file's name cannot be a logical key; rename or ignore it");
    }
  }
}
