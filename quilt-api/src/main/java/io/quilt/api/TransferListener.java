package io.quilt.api;

/**
 * Follows an operation that moves many bytes.
 *
 * <p>It is called by the threads that do the work, one call at a time, never while a lock of the
 * SDK is held, at most about twenty times a second and once at the end. What it throws ends the
 * operation.
 */
@FunctionalInterface
public interface TransferListener {
  /** Does nothing. */
  TransferListener NONE = progress -> {};

  /** Says how far the operation is; numbers never decrease. */
  void onProgress(TransferProgress progress);
}
