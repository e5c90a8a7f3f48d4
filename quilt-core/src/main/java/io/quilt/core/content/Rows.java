package io.quilt.core.content;

import io.quilt.api.Checksum;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.core.manifest.EntryCursor;
import io.quilt.core.manifest.ManifestRow;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Entries of the API from rows of a manifest, and back. */
final class Rows {
  private Rows() {}

  static PackageEntry entry(ManifestRow row) {
    PackageEntry entry =
        PackageEntry.of(LogicalKey.of(row.logicalKey()), PhysicalKey.parse(row.physicalKey()));
    return withContent(row.hasMeta() ? entry.withMeta(Metadata.ofJson(row.meta())) : entry, row);
  }

  private static PackageEntry withContent(PackageEntry entry, ManifestRow row) {
    String type = row.hashType();
    if (type == null) {
      return row.size() < 0 ? entry : entry.withSize(row.size());
    }
    Checksum sum = new Checksum(type, Objects.requireNonNull(row.hashValue()));
    return row.size() < 0 ? entry.withChecksum(sum) : entry.withContent(row.size(), sum);
  }

  static ManifestRow fill(ManifestRow row, PackageEntry entry) {
    return row.set(
        entry.logicalKey().value(),
        entry.physicalKey().toString(),
        entry.size().orElse(-1),
        entry.checksum().map(Checksum::type).orElse(null),
        entry.checksum().map(Checksum::value).orElse(null),
        entry.meta().toJson());
  }

  /** All that a cursor still gives; closing the stream closes the cursor. */
  static Stream<PackageEntry> stream(EntryCursor cursor) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new Entries(cursor),
                Spliterator.ORDERED
                    | Spliterator.DISTINCT
                    | Spliterator.NONNULL
                    | Spliterator.IMMUTABLE),
            false)
        .onClose(cursor::close);
  }

  private static final class Entries implements Iterator<PackageEntry> {
    private final EntryCursor cursor;
    private boolean ready;

    Entries(EntryCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      ready = ready || cursor.next();
      return ready;
    }

    @Override
    public PackageEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return entry(cursor.row());
    }
  }
}
