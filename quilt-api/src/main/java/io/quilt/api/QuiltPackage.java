package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A package in memory: immutable, thread-safe, packed so that a million entries are cheap (about
 * 100 bytes each). Entries are unpacked when they are asked for.
 *
 * <p>Two packages are equal when their header, directory metadata and entries are.
 *
 * <p>It is made by a {@link Builder}, by {@link Registry#browse}, or from a manifest file; the
 * engine implements it, applications do not.
 */
public interface QuiltPackage extends EntrySource {
  /** The package without entries; its header is {@code {"version": "v0"}}. */
  static QuiltPackage empty() {
    return builder().build();
  }

  /** A builder that begins with the empty package. */
  static Builder builder() {
    return QuiltEngine.get().newPackage();
  }

  /**
   * Reads a manifest file into memory, in any order of entries.
   *
   * @throws MalformedManifestException if it breaks the format, with the line
   * @throws StorageException if it cannot be read
   */
  static QuiltPackage load(Path manifest) {
    return QuiltEngine.get().load(manifest);
  }

  /**
   * Reads a manifest into memory, in any order of entries. The stream is read to its end and not
   * closed.
   *
   * @param name what the manifest is called in errors
   * @throws MalformedManifestException if it breaks the format, with the line
   * @throws StorageException if it cannot be read
   */
  static QuiltPackage load(InputStream manifest, String name) {
    return QuiltEngine.get().load(manifest, name);
  }

  /** The number of entries. */
  int size();

  /** The sum of the known sizes of all entries, in bytes. */
  long totalBytes();

  /** The entry of that key, if there is one. */
  Optional<PackageEntry> find(LogicalKey key);

  /**
   * The entry of that key.
   *
   * @throws EntryNotFoundException if there is none
   */
  default PackageEntry get(String logicalKey) {
    return find(LogicalKey.of(logicalKey))
        .orElseThrow(() -> new EntryNotFoundException(logicalKey));
  }

  /** The entries below a directory, at any depth, in package order; none if it does not exist. */
  Stream<PackageEntry> entries(LogicalKey directory);

  /**
   * The names directly below a directory, in package order, those of directories with a slash at
   * the end.
   *
   * @param directory the directory, or empty for the top of the package
   */
  List<String> list(Optional<LogicalKey> directory);

  /** This package with only the entries that the predicate accepts; all metadata stays. */
  QuiltPackage filter(Predicate<PackageEntry> accepted);

  /**
   * This package with every entry replaced, under any logical key.
   *
   * @throws IllegalArgumentException if two entries get one key, or one gets a directory's
   */
  QuiltPackage map(Function<PackageEntry, PackageEntry> change);

  /** A builder that begins with this package, its metadata and its revisions. */
  Builder toBuilder();

  /**
   * Collects a package in memory; not thread-safe. Entries may come in any order and replace those
   * of the same key. It can be used again after {@link #build()}.
   */
  interface Builder {
    /**
     * Adds or replaces an entry.
     *
     * @throws IllegalArgumentException if its key is a directory of the package, or one of its
     *     directories is an entry
     */
    Builder put(PackageEntry entry);

    /**
     * Adds or replaces an entry for a local file; the size is taken now, the checksum when the
     * package is built or pushed.
     *
     * @throws StorageException if there is no such regular file
     */
    Builder put(String logicalKey, Path file);

    /**
     * Adds the files below a folder, as {@link #putAll(Optional, EntrySource, UpdatePolicy)} does
     * with {@link Quilt#scan}: {@code .quiltignore} in the folder is obeyed, symbolic links are
     * followed, hidden files count, empty folders do not.
     *
     * @param directory the directory of the package that receives them; {@code ""} or {@code "/"}
     *     for the top
     * @throws StorageException if the folder does not exist or cannot be read
     */
    Builder putDirectory(String directory, Path folder);

    /**
     * Adds all entries of another content below a directory.
     *
     * @param directory the directory that receives them, or empty for the top
     * @param policy what happens to a key that is already there
     */
    Builder putAll(Optional<LogicalKey> directory, EntrySource entries, UpdatePolicy policy);

    /**
     * Removes an entry, or a directory with all that is below it.
     *
     * @throws EntryNotFoundException if there is neither
     */
    Builder remove(LogicalKey key);

    /** Removes all entries and all metadata of directories. */
    Builder clearEntries();

    /** Sets the metadata of the package. */
    Builder metadata(Metadata metadata);

    /** Sets the metadata of a directory; an empty one removes it. */
    Builder directoryMetadata(LogicalKey directory, Metadata metadata);

    /** Sets a member of the header, in its place or at the end; a Java null writes JSON null. */
    Builder headerMember(String name, @Nullable Object value);

    /** Says that this content descends from a revision of a package, for the check of a push. */
    Builder revision(PackageName name, TopHash topHash);

    /** Makes the package. */
    QuiltPackage build();
  }
}
