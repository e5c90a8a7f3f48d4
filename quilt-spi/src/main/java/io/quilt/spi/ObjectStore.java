package io.quilt.spi;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.Checksum;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.StorageException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects below one root, such as a bucket or a folder, by key.
 *
 * <p>Keys are paths relative to the root, with slashes, without one at the front. Objects appear
 * whole or not at all, and after a write every read sees it. Implementations are thread-safe, keep
 * no connection between calls, and honour interruption by ending with {@link
 * io.quilt.api.QuiltInterruptedException}.
 *
 * <p>Every method may throw {@link StorageException}, {@link AccessDeniedException}, and for remote
 * stores {@link io.quilt.api.ServiceUnavailableException} after the store's own retries; other
 * errors are named below. The conformance kit's {@code ObjectStoreContract} checks all of this.
 */
public interface ObjectStore extends AutoCloseable {
  /** The root; its path is empty, or for files the folder. */
  PhysicalKey root();

  /**
   * The physical key of an object.
   *
   * @param versionId the version to pin, or null
   */
  PhysicalKey physicalKey(String key, @Nullable String versionId);

  /** What the store can do; a remote store may ask its service the first time. */
  StoreCapabilities capabilities();

  /**
   * Lists one page.
   *
   * @param pageToken null for the first page, then what the page before gave
   * @throws ObjectNotFoundException if the root does not exist
   */
  ListPage list(ListRequest request, @Nullable String pageToken);

  /** Looks at an object, or at one version of it; empty if there is none. */
  Optional<ObjectInfo> head(String key, @Nullable String versionId);

  /**
   * The {@link Checksum#SHA2_256_CHUNKED} of an object that {@link #head} or {@link #put} gave, if
   * the store vouches for it without reading the bytes; it may ask its service.
   */
  default Optional<Checksum> storedChecksum(ObjectInfo object) {
    return object.checksum(Checksum.SHA2_256_CHUNKED);
  }

  /**
   * Opens an object; the caller closes the answer.
   *
   * @throws ObjectNotFoundException if there is no such object or version
   * @throws PreconditionFailedException if the object is not the one that the request asks for
   */
  ObjectContent read(ReadRequest request);

  /**
   * Writes an object: whole, durable when the method returns, and verified against what was sent
   * where the store can. On failure nothing appears, and what was sent is discarded.
   *
   * @param condition what must be so for the write to happen; a store whose capabilities do not
   *     include conditional writes ignores it
   * @return what was written, with the checksum that was asked for if the store knows it
   * @throws PreconditionFailedException if the condition does not hold; nothing was written
   * @throws StoreOutcomeUnknownException if it is unknown whether the object was written
   */
  ObjectInfo put(String key, Body body, PutCondition condition);

  /**
   * Copies an object of any store without moving its bytes through this machine.
   *
   * @param source the object, with its version if one is pinned
   * @return what was written; empty if this store cannot copy from there, and nothing was done
   * @throws ObjectNotFoundException if there is no such object
   * @throws PreconditionFailedException if the condition does not hold; nothing was written
   */
  default Optional<ObjectInfo> copyFrom(PhysicalKey source, String key, PutCondition condition) {
    return Optional.empty();
  }

  /**
   * Deletes objects, as many as given; one that is not there counts as deleted.
   *
   * @return the keys that could not be deleted, with their errors
   */
  DeleteReport deleteAll(Collection<String> keys);

  /**
   * Deletes an object under a key that others take as soon as it is free, and never what they then
   * write there. So a store that repeats requests whose answers were lost does not repeat this one.
   *
   * @return the error, if the object is not known to be gone
   */
  default DeleteReport deleteOnce(String key) {
    return deleteAll(List.of(key));
  }

  /** The local file that holds an object, where objects are local files; it need not exist. */
  default Optional<Path> localPath(String key) {
    return Optional.empty();
  }

  /** Releases what the store holds; more than once does nothing. */
  @Override
  default void close() {}
}
