package io.quilt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of very many files that needs hardly any room: they are hard links to few. Every one is
 * listed, opened, read and hashed like any other.
 */
final class LinkedFolder {
  /** Below the 65,000 links that ext4 allows. */
  private static final long LINKS = 50_000;

  private static final int LENGTH = 1024;

  private final Path folder;
  private final List<Path> contents = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  LinkedFolder(Path folder, long files) throws IOException {
    this.folder = folder;
    Path store = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".contents"));
    for (long i = 0; i <= files / LINKS; i++) {
      byte[] content =
          Long.toString(i).repeat(LENGTH).substring(0, LENGTH).getBytes(StandardCharsets.US_ASCII);
      contents.add(Files.write(store.resolve("content" + i), content));
      byte[] once = Row.sha256().digest(content);
      rows.add(new Row(LENGTH, Row.base64(Row.sha256().digest(once)), "none"));
    }
  }

  /** Makes a file, and tells what the manifest says of it. */
  Row row(long index) {
    int content = (int) (index % contents.size());
    Path file = folder.resolve(ManifestGenerator.key(index));
    try {
      if (index % 100 == 0) {
        Files.createDirectories(file.resolveSibling("."));
      }
      Files.createLink(file, contents.get(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.get(content);
  }
}
