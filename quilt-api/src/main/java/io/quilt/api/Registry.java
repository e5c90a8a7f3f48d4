package io.quilt.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place that holds packages: a bucket, a folder, memory, or another backend.
 *
 * <p>Thread-safe. Methods block, and do their work with bounded concurrency inside; an interrupted
 * call ends with {@link QuiltInterruptedException}. Every method that talks to the store may throw
 * {@link StorageException}, {@link AccessDeniedException}, {@link NotAuthenticatedException} and
 * {@link ServiceUnavailableException}; only further errors are named below. A registry belongs to
 * the {@link Quilt} that gave it and ends with it.
 *
 * <p>Files that do not belong to the layout are skipped, never an error.
 */
public interface Registry {
  /** Where the registry is. */
  PhysicalKey location();

  /** Where manifests and pointers lie in it. */
  RegistryLayout layout();

  /**
   * The names of all packages in it, read lazily; the caller closes the stream. They come in the
   * order in which the store lists them, by the UTF-8 bytes of {@code namespace/} and then {@code
   * name/} with layout 1, of {@code namespace@name/} with layout 2. The cost follows the number of
   * packages, not of revisions.
   */
  Stream<PackageName> packages();

  /**
   * The revisions of a package as pointers, newest first: with layout 1 {@code latest} and then the
   * seconds, with layout 2 the seconds only. Read lazily; the caller closes the stream.
   *
   * @throws PackageNotFoundException if there is no such package
   */
  Stream<PackageRevision> revisions(PackageName name);

  /** The revision that {@code latest} names; empty when the package or the pointer is missing. */
  Optional<TopHash> latest(PackageName name);

  /**
   * The top hash that begins with the given digits. With layout 1 all manifests of the registry are
   * candidates, with layout 2 those of the package. A full top hash is not looked up.
   *
   * @param prefix 6 to 64 lower-case hexadecimal digits
   * @throws IllegalArgumentException if it is not 6 to 64 characters long
   * @throws RevisionNotFoundException if no top hash begins with it
   * @throws AmbiguousHashException if several do
   */
  TopHash resolve(PackageName name, String prefix);

  /**
   * The shortest prefix, at least 7 digits, that {@link #resolve} takes back to this top hash.
   *
   * @throws RevisionNotFoundException if the registry has no such revision
   */
  String shorten(PackageName name, TopHash topHash);

  /** Loads the latest revision into memory; see {@link #browse(PackageName, BrowseOptions)}. */
  default QuiltPackage browse(PackageName name) {
    return browse(name, BrowseOptions.latest());
  }

  /** Loads a revision into memory; see {@link #browse(PackageName, BrowseOptions)}. */
  default QuiltPackage browse(PackageName name, String topHashOrPrefix) {
    return browse(name, BrowseOptions.revision(topHashOrPrefix));
  }

  /**
   * Loads a revision into memory.
   *
   * @throws PackageNotFoundException if there is no such package, or it has no {@code latest}
   * @throws RevisionNotFoundException if it has no such revision
   * @throws AmbiguousHashException if several top hashes begin with the prefix
   * @throws TopHashMismatchException if the content does not give the top hash, unless allowed
   * @throws MalformedManifestException if the manifest breaks the format
   */
  QuiltPackage browse(PackageName name, BrowseOptions options);

  /** Opens the latest revision; see {@link #open(PackageName, BrowseOptions)}. */
  default PackageReader open(PackageName name) {
    return open(name, BrowseOptions.latest());
  }

  /** Opens a revision; see {@link #open(PackageName, BrowseOptions)}. */
  default PackageReader open(PackageName name, String topHashOrPrefix) {
    return open(name, BrowseOptions.revision(topHashOrPrefix));
  }

  /**
   * Opens a revision for streaming, in constant memory; the caller closes it. The manifest is kept
   * in a temporary file where the store is not local. Throws what {@link #browse(PackageName,
   * BrowseOptions)} throws.
   */
  PackageReader open(PackageName name, BrowseOptions options);

  /**
   * Publishes a revision that names the bytes where they are; nothing is copied. Missing checksums
   * and sizes are computed. {@code latest} is moved without looking at what it named before, as
   * quilt3 does.
   *
   * @return the top hash of the revision
   * @throws WorkflowException if the registry has workflows, whose validation is not supported yet
   */
  TopHash build(PackageName name, EntrySource content, BuildOptions options);

  /**
   * Publishes a revision with its bytes; see {@link #push(PackageName, EntrySource, PushOptions)}.
   */
  default PushResult push(PackageName name, EntrySource content) {
    return push(name, content, PushOptions.defaults());
  }

  /**
   * Publishes a revision and copies its bytes into the registry, each to {@code
   * <registry>/<namespace>/<name>/<logical key>} unless the options say otherwise. Bytes that lie
   * in the registry already are not copied, and bytes that an earlier revision names are never
   * replaced: where a store has no versions and other bytes are at the destination, the object goes
   * to a free, content-derived key beside it.
   *
   * <p>Objects are written first, then the manifest, then its pointers: whatever happens, {@code
   * latest} names a complete revision. Pushing again after a failure sends only what is missing.
   *
   * @throws ConflictException if {@code latest} names a revision that the content does not descend
   *     from and that is not equal to it, unless forced; checked before anything is copied and
   *     again when publishing
   * @throws CommitStateUnknownException if it is unknown whether the revision was published
   * @throws ChecksumMismatchException if bytes are not those that an entry's checksum promises
   * @throws UnsafeKeyException if the content comes from elsewhere and names files of this machine
   * @throws WorkflowException if the registry has workflows, whose validation is not supported yet
   */
  PushResult push(PackageName name, EntrySource content, PushOptions options);

  /**
   * Installs the latest revision into a folder; see {@link #install(PackageName, InstallOptions)}.
   */
  default InstallResult install(PackageName name, Path destination) {
    return install(name, InstallOptions.builder().destination(destination).build());
  }

  /**
   * Copies the files of a revision to a local folder, verified while they stream, and registers its
   * manifest, unchanged, in a local registry. A file that is already there with the right bytes is
   * not copied again. A file appears under its name only when it is complete and verified; with an
   * error some may be there already, and installing again goes on from them.
   *
   * @throws PackageNotFoundException if there is no such package
   * @throws RevisionNotFoundException if it has no such revision
   * @throws EntryNotFoundException if the options name a path that it does not have
   * @throws UnsafeKeyException if a key would leave the folder, cannot be a file name here, or is a
   *     file of this machine named by a manifest from elsewhere; thrown before anything is written
   * @throws ChecksumMismatchException if bytes are not those that the manifest promises
   * @throws UnverifiableEntryException if an entry has no checksum, unless allowed
   */
  InstallResult install(PackageName name, InstallOptions options);

  /**
   * Gives access to the bytes of an entry; nothing is read yet.
   *
   * @throws UnsafeKeyException if this registry is not local and the entry is a file of this
   *     machine
   */
  EntryContent fetch(PackageEntry entry);

  /**
   * Moves {@code latest} to an earlier revision.
   *
   * @return the revision that {@code latest} now names
   * @throws PackageNotFoundException if there is no such package, or it has no {@code latest}
   * @throws RevisionNotFoundException if the package has no such revision
   */
  TopHash rollback(PackageName name, String topHashOrPrefix);

  /**
   * Deletes all revisions of a package; never the bytes of its entries. With layout 1 the manifests
   * stay too, because packages share them.
   *
   * @throws PackageNotFoundException if there is no such package
   */
  void delete(PackageName name);

  /**
   * Deletes one revision; never the bytes of its entries. If {@code latest} named it, {@code
   * latest} moves to the newest revision left, or goes when none is.
   *
   * @throws PackageNotFoundException if there is no such package
   * @throws RevisionNotFoundException if the package has no such revision
   */
  void delete(PackageName name, TopHash topHash);
}
