package io.quilt.testkit;

import io.quilt.api.PhysicalKey;
import io.quilt.api.ProviderException;
import io.quilt.api.QuiltConfig;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackSession;
import io.quilt.spi.UserFiles;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What a store needs to be opened by itself, without a session. */
record StoreContext(QuiltConfig config, ObjectStoreProvider provider) implements QuiltContext {
  @Override
  public UserFiles userFiles() {
    throw new ProviderException("A store has no business with the user's files");
  }

  @Override
  public HttpSettings http() {
    return HttpSettings.defaults();
  }

  @Override
  public ObjectStore store(PhysicalKey root) {
    return provider.open(root, this);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    return provider.locate(object);
  }

  @Override
  public Optional<StackSession> session() {
    return Optional.empty();
  }

  @Override
  public StackHttp stackHttp() {
    throw new ProviderException("There is no stack");
  }

  @Override
  public Executor executor() {
    return Runnable::run;
  }

  @Override
  public int maxConcurrency() {
    return 1;
  }
}
