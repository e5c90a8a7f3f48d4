package io.quilt.core.content;

import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.TopHash;
import io.quilt.core.manifest.EntryCursor;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestRow;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What packages in memory and packages that are streamed have in common. */
public abstract sealed class ManifestContent implements EntrySource
    permits PackedPackage, StreamedPackage {
  private final Manifest manifest;
  private final Lineage lineage;

  ManifestContent(Manifest manifest, Lineage lineage) {
    this.manifest = manifest;
    this.lineage = lineage;
  }

  /** The packed manifest; closed by whoever closes this content. */
  public Manifest manifest() {
    return manifest;
  }

  Lineage lineage() {
    return lineage;
  }

  /** Whether an entry is a file of this machine that a manifest from elsewhere names. */
  public boolean namesForeignFile(PackageEntry entry) {
    return entry.physicalKey().isLocal() && lineage.isForeign(entry);
  }

  @Override
  public Metadata header() {
    return Metadata.ofJson(manifest.header().toJson());
  }

  @Override
  public SortedMap<LogicalKey, Metadata> directories() {
    SortedMap<LogicalKey, Metadata> metadata = new TreeMap<>();
    manifest.directories().asMap().forEach((key, json) -> metadata.put(key, Metadata.ofJson(json)));
    return Collections.unmodifiableSortedMap(metadata);
  }

  @Override
  public Stream<PackageEntry> entries() {
    return Rows.stream(manifest.entries().cursor());
  }

  /** The entry of a key, if there is one. */
  public Optional<PackageEntry> find(LogicalKey key) {
    ManifestRow row = manifest.entries().find(key.value());
    return row == null ? Optional.empty() : Optional.of(Rows.entry(row));
  }

  /** The entries below a directory, in package order. */
  public Stream<PackageEntry> entries(LogicalKey directory) {
    return Rows.stream(manifest.entries().cursor(directory.value()));
  }

  /** Whether an entry lies below a directory. */
  public boolean hasDirectory(LogicalKey directory) {
    try (EntryCursor cursor = manifest.entries().cursor(directory.value())) {
      return cursor.next();
    }
  }

  @Override
  public Set<TopHash> revisionsOf(PackageName name) {
    return lineage.revisionsOf(name);
  }
}
