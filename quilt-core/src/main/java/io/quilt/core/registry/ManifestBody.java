package io.quilt.core.registry;

import io.quilt.core.content.ManifestFiles;
import io.quilt.core.manifest.Manifest;
import io.quilt.spi.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A manifest's text as the body of an object: in memory while it is small, else in a file. */
final class ManifestBody implements AutoCloseable {
  private static final int SMALL_ENTRIES = 10_000;

  private final Body body;
  private final @Nullable Path file;

  private ManifestBody(Body body, @Nullable Path file) {
    this.body = body;
    this.file = file;
  }

  static ManifestBody of(Manifest manifest, ManifestFiles files) throws IOException {
    return manifest.entries().size() <= SMALL_ENTRIES
        ? inMemory(manifest, files)
        : inFile(manifest, files);
  }

  private static ManifestBody inMemory(Manifest manifest, ManifestFiles files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.write(manifest, out);
    return new ManifestBody(Body.of(out.toByteArray()), null);
  }

  private static ManifestBody inFile(Manifest manifest, ManifestFiles files) throws IOException {
    Path file = Files.createTempFile("quilt-", ".jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      files.write(manifest, out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new ManifestBody(Body.of(file), file);
  }

  Body body() {
    return body;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
