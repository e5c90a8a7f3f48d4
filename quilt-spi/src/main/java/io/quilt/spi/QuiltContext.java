package io.quilt.spi;

import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What a provider gets of the {@code Quilt} that it serves; valid until that is closed.
 * Thread-safe.
 */
public interface QuiltContext {
  /** The configuration as it is now. */
  QuiltConfig config();

  /** The user's quilt3 directory. */
  UserFiles userFiles();

  /** How every client of a network obeys time-outs, proxy and trust. */
  HttpSettings http();

  /**
   * The store below a root, opened once and shared.
   *
   * @throws io.quilt.api.ProviderException if no provider serves its scheme
   */
  ObjectStore store(PhysicalKey root);

  /**
   * The store that holds an object.
   *
   * @throws io.quilt.api.ProviderException if no provider serves its scheme
   */
  ObjectLocation locate(PhysicalKey object);

  /** The session of the configured stack; empty where nothing supplies one. */
  Optional<StackSession> session();

  /**
   * HTTP to the configured stack.
   *
   * @throws io.quilt.api.ProviderException if this context has no HTTP
   */
  StackHttp stackHttp();

  /** Where concurrent work runs: bounded, daemon threads or the caller's own executor. */
  Executor executor();

  /** How many objects are transferred at once; at least 1. */
  int maxConcurrency();
}
