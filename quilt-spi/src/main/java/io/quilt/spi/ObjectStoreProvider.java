package io.quilt.spi;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Provider;
import java.util.Set;

/** Opens object stores for the schemes of their URLs. Thread-safe. */
public interface ObjectStoreProvider extends Provider {
  /** The schemes, in lower case. */
  Set<String> schemes();

  /**
   * The store that holds an object, and its key there: for a bucket the bucket, for files the root
   * of the file system.
   */
  ObjectLocation locate(PhysicalKey object);

  /**
   * Opens the store below a root; nothing is connected yet. The engine asks once for each root and
   * closes the store with the {@code Quilt} it belongs to.
   *
   * @param root what {@link ObjectLocation#root()} gave, or the place of a registry
   * @throws IllegalArgumentException if the place cannot be a root, with the reason: for example a
   *     path below a bucket
   */
  ObjectStore open(PhysicalKey root, QuiltContext context);
}
