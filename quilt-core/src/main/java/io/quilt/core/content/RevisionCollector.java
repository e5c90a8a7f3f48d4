package io.quilt.core.content;

import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.core.manifest.DirectoryMetadata;
import io.quilt.core.manifest.EntryCollector;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestHeader;
import io.quilt.core.manifest.ManifestRow;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the manifest of a new revision of a content, entry by entry. Not thread-safe. */
public final class RevisionCollector implements AutoCloseable {
  private final EntryCollector collector = new EntryCollector(ManifestFiles.spool());
  private final ManifestRow row = new ManifestRow();

  /** Adds an entry as it is in the new revision. */
  public void add(PackageEntry entry) {
    collector.add(Rows.fill(row, entry));
  }

  /** The manifest with that header, and the directories of the content; the caller closes it. */
  public Manifest finish(Metadata header, EntrySource content) {
    Map<LogicalKey, String> directories = new LinkedHashMap<>();
    content.directories().forEach((key, metadata) -> directories.put(key, metadata.toJson()));
    return new Manifest(
        ManifestHeader.ofJson(header.toJson()),
        DirectoryMetadata.of(directories),
        collector.finish());
  }

  @Override
  public void close() {
    collector.close();
  }
}
