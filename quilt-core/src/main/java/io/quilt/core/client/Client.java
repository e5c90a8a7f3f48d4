package io.quilt.core.client;

import io.quilt.api.ApiKeyService;
import io.quilt.api.Authenticator;
import io.quilt.api.AwsCredentials;
import io.quilt.api.EntrySource;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Provider;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.ScanOptions;
import io.quilt.api.Searcher;
import io.quilt.core.transfer.StoreScan;
import io.quilt.spi.StackSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client: everything that an application holds, put together when it is first needed. */
final class Client implements Quilt {
  private final ConfigSource config;
  private final Providers providers;
  private final ClientContext context;
  private final Registries registries;
  private final Services services;

  Client(ClientBuilder builder) {
    this.config = ConfigSource.of(builder);
    this.providers = new Providers(builder.providers, builder.classLoader);
    this.services = new Services(builder, providers);
    this.context = new ClientContext(builder, config, providers, services::session);
    this.services.use(context);
    this.registries = new Registries(builder.registries, providers, context);
  }

  @Override
  public QuiltConfig config() {
    return config.readOrConfigure(context::stackHttp);
  }

  @Override
  public QuiltConfig savedConfig() {
    return config.read();
  }

  @Override
  public QuiltConfig configure(String catalogUrl) {
    return catalogUrl.isBlank()
        ? resetConfig()
        : changed(config.configureFrom(catalogUrl, context.stackHttp()));
  }

  @Override
  public QuiltConfig configure(Map<String, ? extends @Nullable Object> values) {
    return changed(config.set(values));
  }

  @Override
  public QuiltConfig resetConfig() {
    return changed(config.reset());
  }

  private QuiltConfig changed(QuiltConfig now) {
    services.configChanged();
    return now;
  }

  @Override
  public Registry registry() {
    return registries.defaultLocal();
  }

  @Override
  public Registry remoteRegistry() {
    QuiltConfig current = config.read();
    return registry(
        current
            .text(QuiltConfig.DEFAULT_REMOTE_REGISTRY)
            .orElseThrow(
                () ->
                    new InvalidConfigException(
                        current.source(),
                        QuiltConfig.DEFAULT_REMOTE_REGISTRY,
                        "no default remote registry is configured; name a registry, or set one",
                        null)));
  }

  @Override
  public Registry registry(String location) {
    return registries.at(location, config.read().defaultRegistryLayout());
  }

  @Override
  public Registry registry(String location, RegistryLayout layout) {
    return registries.at(location, layout);
  }

  @Override
  public EntrySource scan(PhysicalKey place, ScanOptions options) {
    return StoreScan.scan(place, options, context);
  }

  @Override
  public Searcher searcher() {
    Searcher searcher = services.searcher();
    if (services.searchesStack()) {
      config();
    }
    return searcher;
  }

  @Override
  public Authenticator authenticator() {
    return services.authenticator();
  }

  @Override
  public Optional<AwsCredentials> awsCredentials() {
    return services.session().flatMap(StackSession::awsCredentials);
  }

  @Override
  public ApiKeyService apiKeys() {
    return services.apiKeys();
  }

  @Override
  public List<Provider> providers() {
    return providers.all();
  }

  @Override
  public void close() {
    services.close();
    registries.close();
    context.close();
  }
}
