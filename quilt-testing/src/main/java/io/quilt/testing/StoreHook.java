package io.quilt.testing;

/**
 * Watches the calls of memory stores, and makes them fail; see {@link MemoryObjectStoreProvider}.
 */
@FunctionalInterface
public interface StoreHook {
  /** What is about to happen to a store. */
  enum Operation {
    /** A page of keys is read. */
    LIST,
    /** An object is looked at. */
    HEAD,
    /** An object is opened. */
    READ,
    /** An object is written. */
    PUT,
    /** An object is copied. */
    COPY,
    /** An object is deleted. */
    DELETE
  }

  /**
   * Called before an operation, by the thread that asks for it, also by several at once. What it
   * throws ends the operation, and nothing was done; it may use other stores and this one.
   *
   * @param key the object, or the prefix that is listed
   */
  void before(Operation operation, String key);
}
