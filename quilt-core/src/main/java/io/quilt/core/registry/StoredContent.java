package io.quilt.core.registry;

import io.quilt.api.EntryContent;
import io.quilt.api.PackageEntry;
import io.quilt.api.StorageException;
import io.quilt.core.transfer.LocalFile;
import io.quilt.core.transfer.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** An entry's bytes, verified. */
record StoredContent(PackageEntry entry, ObjectReader reader) implements EntryContent {
  @Override
  public InputStream stream() {
    return reader.openVerified(entry);
  }

  @Override
  public byte[] bytes() {
    if (entry.size().orElse(0) > Integer.MAX_VALUE - 8) {
      throw new StorageException(
          "Entry '%s' is too large for an array; read its stream".formatted(entry.logicalKey()),
          null);
    }
    try (InputStream in = stream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StorageException("Cannot read " + entry.physicalKey(), e);
    }
  }

  @Override
  public void copyTo(Path file) {
    try (InputStream in = stream()) {
      LocalFile.replace(file.toAbsolutePath(), in);
    } catch (IOException e) {
      throw new StorageException("Cannot copy %s to '%s'".formatted(entry.physicalKey(), file), e);
    }
  }
}
