package io.quilt.core.client;

import io.quilt.api.ApiKeyService;
import io.quilt.api.Authenticator;
import io.quilt.api.Provider;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import io.quilt.api.Searcher;
import io.quilt.spi.HttpSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What an application chose, before it is put together. */
final class ClientBuilder implements Quilt.Builder {
  @Nullable QuiltConfig config;
  @Nullable Path directory;
  final List<Registry> registries = new ArrayList<>();
  @Nullable Searcher searcher;
  @Nullable Authenticator authenticator;
  @Nullable ApiKeyService apiKeys;
  final List<Provider> providers = new ArrayList<>();
  @Nullable Executor executor;
  int maxConcurrency;
  @Nullable ClassLoader classLoader;
  HttpSettings http = HttpSettings.defaults();

  @Override
  public Quilt.Builder config(QuiltConfig value) {
    config = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Quilt.Builder directory(Path dataDirectory) {
    directory = Objects.requireNonNull(dataDirectory);
    return this;
  }

  @Override
  public Quilt.Builder registry(Registry registry) {
    registries.add(Objects.requireNonNull(registry));
    return this;
  }

  @Override
  public Quilt.Builder searcher(Searcher value) {
    searcher = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Quilt.Builder authenticator(Authenticator value) {
    authenticator = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Quilt.Builder apiKeys(ApiKeyService value) {
    apiKeys = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Quilt.Builder provider(Provider provider) {
    providers.add(Objects.requireNonNull(provider));
    return this;
  }

  @Override
  public Quilt.Builder executor(Executor value) {
    executor = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Quilt.Builder proxy(InetSocketAddress address) {
    http = http.proxy(Objects.requireNonNull(address));
    return this;
  }

  @Override
  public Quilt.Builder trustStore(Path pem) {
    http = http.trustStore(Objects.requireNonNull(pem));
    return this;
  }

  @Override
  public Quilt.Builder allowHttpSecrets() {
    http = http.httpSecrets(true);
    return this;
  }

  @Override
  public Quilt.Builder timeouts(Duration connect, Duration response) {
    http = http.connectTimeout(connect).responseTimeout(response);
    return this;
  }

  @Override
  public Quilt.Builder maxConcurrency(int transfers) {
    if (transfers < 1) {
      throw new IllegalArgumentException("At least one object is transferred at once");
    }
    maxConcurrency = transfers;
    return this;
  }

  @Override
  public Quilt.Builder classLoader(ClassLoader loader) {
    classLoader = Objects.requireNonNull(loader);
    return this;
  }

  @Override
  public Quilt build() {
    return new Client(this);
  }
}
