package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackSession;
import io.quilt.spi.UserFiles;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What a store needs to be opened by itself. */
record TestContext(
    HttpSettings http, Optional<StackSession> session, QuiltConfig config, Executor executor)
    implements QuiltContext {
  static TestContext of(HttpSettings http) {
    return new TestContext(http, Optional.empty(), QuiltConfig.defaults(), Runnable::run);
  }

  static TestContext of(StackSession session) {
    return new TestContext(
        HttpSettings.defaults(), Optional.of(session), QuiltConfig.defaults(), Runnable::run);
  }

  TestContext with(Executor pool) {
    return new TestContext(http, session, config, pool);
  }

  TestContext with(QuiltConfig values) {
    return new TestContext(http, session, values, executor);
  }

  @Override
  public UserFiles userFiles() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectStore store(PhysicalKey root) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StackHttp stackHttp() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int maxConcurrency() {
    return 4;
  }
}
