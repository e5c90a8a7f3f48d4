package io.quilt.core.manifest;

/**
 * A manifest that was read and found well-formed: no two entries have the same key, and none is a
 * directory of another. Immutable and thread-safe. Whoever read it closes it, which closes the
 * entries.
 *
 * @param header the first record
 * @param directories the metadata of directories
 * @param entries in package order, whatever the order in the manifest
 */
public record Manifest(ManifestHeader header, DirectoryMetadata directories, PackedEntries entries)
    implements AutoCloseable {
  @Override
  public void close() {
    entries.close();
  }
}
