package io.quilt.core.content;

import io.quilt.api.EntryNotFoundException;
import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltPackage;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.api.UpdatePolicy;
import io.quilt.core.manifest.DirectoryMetadata;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestHeader;
import io.quilt.core.transfer.FolderScan;
import io.quilt.core.transfer.LocalErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes over a package, of which only the changed entries are unpacked. */
public final class PackageBuilder implements QuiltPackage.Builder {
  private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
  private final TreeMap<LogicalKey, Metadata> directories = new TreeMap<>();
  private EntryOverlay entries;
  private Lineage lineage;

  /** Begins with the empty package. */
  public PackageBuilder() {
    header.put("version", "v0");
    entries = EntryOverlay.empty();
    lineage = Lineage.NONE;
  }

  PackageBuilder(PackedPackage base) {
    header.putAll(base.header().asMap());
    directories.putAll(base.directories());
    entries = EntryOverlay.over(base.manifest().entries());
    lineage = base.lineage();
  }

  @Override
  public QuiltPackage.Builder put(PackageEntry entry) {
    entries.put(entry);
    return this;
  }

  @Override
  public QuiltPackage.Builder put(String logicalKey, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StorageException("'%s' is not a file that can be added".formatted(file), null);
    }
    try {
      return put(
          PackageEntry.of(LogicalKey.of(logicalKey), PhysicalKey.of(file))
              .withSize(Files.size(file)));
    } catch (IOException e) {
      throw LocalErrors.of(e, file, "read");
    }
  }

  @Override
  public QuiltPackage.Builder putDirectory(String directory, Path folder) {
    String path = directory.equals("/") ? "" : directory;
    Optional<LogicalKey> target =
        path.isEmpty() ? Optional.empty() : Optional.of(LogicalKey.of(path));
    FolderScan.forEach(folder, entry -> put(target.map(key -> below(key, entry)).orElse(entry)));
    return this;
  }

  @Override
  public QuiltPackage.Builder putAll(
      Optional<LogicalKey> directory, EntrySource source, UpdatePolicy policy) {
    Objects.requireNonNull(policy);
    try (Stream<PackageEntry> added = source.entries()) {
      added
          .map(entry -> directory.map(key -> below(key, entry)).orElse(entry))
          .filter(entry -> policy == UpdatePolicy.INCOMING || !entries.contains(entry.logicalKey()))
          .forEach(this::put);
    }
    return this;
  }

  private static PackageEntry below(LogicalKey directory, PackageEntry entry) {
    return entry.withLogicalKey(directory.resolve(entry.logicalKey()));
  }

  @Override
  public QuiltPackage.Builder remove(LogicalKey key) {
    boolean removed = entries.remove(key);
    boolean hadMetadata = directories.keySet().removeIf(dir -> isAtOrBelow(dir, key));
    if (!removed && !hadMetadata) {
      throw new EntryNotFoundException(key.value());
    }
    return this;
  }

  private static boolean isAtOrBelow(LogicalKey key, LogicalKey directory) {
    return key.equals(directory) || key.isBelow(directory);
  }

  @Override
  public QuiltPackage.Builder clearEntries() {
    entries = EntryOverlay.empty();
    directories.clear();
    return this;
  }

  @Override
  public QuiltPackage.Builder metadata(Metadata metadata) {
    return headerMember("user_meta", metadata.asMap());
  }

  @Override
  public QuiltPackage.Builder directoryMetadata(LogicalKey directory, Metadata metadata) {
    if (metadata.isEmpty()) {
      directories.remove(directory);
    } else {
      directories.put(directory, metadata);
    }
    return this;
  }

  @Override
  public QuiltPackage.Builder headerMember(String name, @Nullable Object value) {
    header.put(Objects.requireNonNull(name), value);
    return this;
  }

  @Override
  public QuiltPackage.Builder revision(PackageName name, TopHash topHash) {
    lineage = lineage.with(name, topHash);
    return this;
  }

  @Override
  public QuiltPackage build() {
    Map<LogicalKey, String> metadata = new LinkedHashMap<>();
    directories.forEach((key, value) -> metadata.put(key, value.toJson()));
    return new PackedPackage(
        new Manifest(
            ManifestHeader.ofJson(Metadata.of(header).toJson()),
            DirectoryMetadata.of(metadata),
            entries.pack()),
        lineage);
  }
}
