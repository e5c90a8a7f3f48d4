package io.quilt.core.client;

import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.core.stack.HttpStack;
import io.quilt.core.transfer.DaemonPool;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackSession;
import io.quilt.spi.UserFiles;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What providers get of a client. Thread-safe. */
final class ClientContext implements QuiltContext, AutoCloseable {
  private final ConfigSource config;
  private final Providers providers;
  private final Stores stores;
  private final Supplier<Optional<StackSession>> session;
  private final HttpSettings http;
  private final int maxConcurrency;
  private final Optional<DaemonPool> ownPool;
  private final Executor executor;
  private final Lazy<HttpStack> stackHttp = new Lazy<>();
  private volatile boolean closed;

  ClientContext(
      ClientBuilder builder,
      ConfigSource config,
      Providers providers,
      Supplier<Optional<StackSession>> session) {
    this.config = config;
    this.providers = providers;
    this.stores = new Stores(providers);
    this.session = session;
    this.http = builder.http;
    this.maxConcurrency = Concurrency.of(builder);
    this.ownPool =
        builder.executor == null ? Optional.of(new DaemonPool(maxConcurrency)) : Optional.empty();
    this.executor = builder.executor == null ? ownPool.orElseThrow() : builder.executor;
  }

  @Override
  public QuiltConfig config() {
    return config.read();
  }

  @Override
  public UserFiles userFiles() {
    return config.userFiles();
  }

  @Override
  public HttpSettings http() {
    return http;
  }

  @Override
  public ObjectStore store(PhysicalKey root) {
    checkOpen();
    return stores.open(root, this);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    return providers.objectStore(object.scheme()).locate(object);
  }

  @Override
  public Optional<StackSession> session() {
    return session.get();
  }

  @Override
  public StackHttp stackHttp() {
    checkOpen();
    return stackHttp.get(() -> new HttpStack(this));
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public int maxConcurrency() {
    return maxConcurrency;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This Quilt is closed; open another one");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      stackHttp.ifMade(HttpStack::close);
      ownPool.ifPresent(DaemonPool::close);
      stores.close();
    }
  }
}
