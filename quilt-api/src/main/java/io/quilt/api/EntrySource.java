package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a package, however large: a header, the metadata of directories, and entries in
 * package order (see {@link LogicalKey}), no key twice.
 *
 * <p>{@link QuiltPackage} holds it in memory, {@link PackageReader} reads it from a file each time.
 * An application may implement it, for example over its own catalogue; the engine checks the order
 * and the keys of what it reads. Implementations are safe for use by several threads.
 */
public interface EntrySource {
  /**
   * The members of the manifest's first line, in order: {@code version}, and {@code user_meta},
   * {@code message}, {@code workflow} and unknown ones where they are set.
   */
  Metadata header();

  /**
   * The metadata of directories, by the directory's logical key, in package order. Directories
   * without metadata are not in it.
   */
  SortedMap<LogicalKey, Metadata> directories();

  /**
   * The entries in package order, read lazily; to be closed by the caller. Every call begins anew.
   *
   * @throws StorageException while the stream is read, if reading fails
   * @throws MalformedManifestException while the stream is read, if the content breaks the format
   */
  Stream<PackageEntry> entries();

  /**
   * The revisions of a package from which this content is known to descend: those that it was
   * browsed from, and those that were given to its builder. A push compares {@code latest} with
   * them, whatever registry they were learnt from.
   */
  default Set<TopHash> revisionsOf(PackageName name) {
    return Set.of();
  }

  /** The metadata of the package: the header's {@code user_meta}, or no members. */
  @SuppressWarnings("unchecked")
  default Metadata metadata() {
    return header().get("user_meta") instanceof Map<?, ?> members
        ? Metadata.of((Map<String, @Nullable Object>) members)
        : Metadata.empty();
  }

  /** The message of the revision, if it has one. */
  default Optional<String> message() {
    return header().get("message") instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * Compares this content with a newer one; changes are found while the stream is read, in package
   * order, in constant memory. Physical keys do not count. The caller closes the stream.
   */
  default Stream<EntryChange> diff(EntrySource newer) {
    return EntryDiff.of(this, newer);
  }

  /**
   * Writes the manifest, as quilt3 writes it, byte for byte. The stream is not closed.
   *
   * @throws StorageException if writing fails
   */
  default void dump(OutputStream out) {
    QuiltEngine.get().dump(this, out);
  }

  /**
   * Computes the top hash.
   *
   * @throws UnverifiableEntryException if an entry has no size or no checksum yet; building or
   *     pushing fills them
   */
  default TopHash topHash() {
    return QuiltEngine.get().topHash(this);
  }

  /**
   * Verifies that a folder holds exactly this content: every file is read and its checksum
   * compared. The folder is not changed; {@code .quiltignore} does not count.
   *
   * @throws UnverifiableEntryException if an entry has no checksum that can be computed
   * @throws UnsafeKeyException if a key would leave the folder
   * @throws StorageException if the folder cannot be listed
   */
  default VerifyResult verify(Path folder, VerifyOptions options) {
    return QuiltEngine.get().verify(this, folder, options);
  }
}
