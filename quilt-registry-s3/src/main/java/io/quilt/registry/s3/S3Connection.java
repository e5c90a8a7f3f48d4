package io.quilt.registry.s3;

import io.quilt.spi.QuiltContext;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** What the stores of one {@code Quilt} share. Thread-safe. */
final class S3Connection {
  private final S3Options options;
  private final QuiltContext context;
  private final Connections owner;
  private final SessionCredentials credentials;
  private final MemoryBudget memory = MemoryBudget.ofThisMachine();
  // Building may look for a region on the network, which must not pin a virtual thread.
  private final ReentrantLock building = new ReentrantLock();
  private volatile @Nullable S3Client client;

  /** Guarded by the owner. */
  int users;

  S3Connection(S3Options options, QuiltContext context, Connections owner) {
    this.options = options;
    this.context = context;
    this.owner = owner;
    this.credentials = new SessionCredentials(context);
  }

  S3Options options() {
    return options;
  }

  QuiltContext context() {
    return context;
  }

  SessionCredentials credentials() {
    return credentials;
  }

  MemoryBudget memory() {
    return memory;
  }

  Executor executor() {
    return context.executor();
  }

  /** The client, built when it is first needed. */
  S3Client client() {
    S3Client built = client;
    return built == null ? buildOnce() : built;
  }

  private S3Client buildOnce() {
    building.lock();
    try {
      S3Client built = client;
      if (built == null) {
        built = options.client().orElseGet(() -> S3Clients.build(options, context, credentials));
        client = built;
      }
      return built;
    } finally {
      building.unlock();
    }
  }

  boolean isAws() {
    return options.client().isEmpty() && !S3Clients.hasEndpoint(client());
  }

  void release() {
    owner.release(this);
  }

  void close() {
    S3Client built = client;
    if (built != null && options.client().isEmpty()) {
      built.close();
    }
    credentials.close();
  }
}
