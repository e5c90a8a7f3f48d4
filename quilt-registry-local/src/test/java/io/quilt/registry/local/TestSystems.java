package io.quilt.registry.local;

import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file system under test can hold. */
final class TestSystems {
  private TestSystems() {}

  static boolean supportsKey(String key, FileSystem files) {
    try {
      FileNames.check(key, files);
      return true;
    } catch (UnsafeKeyException e) {
      return false;
    }
  }

  static boolean distinguishes(Path root, String first, String second) {
    Path probe = root.resolveSibling("probe");
    try {
      Files.createDirectories(probe.resolve(first).getParent());
      Files.writeString(probe.resolve(first), "");
      boolean same = Files.exists(probe.resolve(second));
      Files.delete(probe.resolve(first));
      return !same;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
