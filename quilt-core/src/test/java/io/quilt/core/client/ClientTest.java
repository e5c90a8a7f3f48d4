package io.quilt.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.ProviderException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.SearcherProvider;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a client is put together, and what it says when a part is missing or there are two. */
class ClientTest {
  /** A provider of stores that are never asked anything. */
  private record Stores(String name, int priority, PhysicalKey[] opened)
      implements ObjectStoreProvider {
    @Override
    public Set<String> schemes() {
      return Set.of("store");
    }

    @Override
    public ObjectLocation locate(PhysicalKey object) {
      return new ObjectLocation(
          PhysicalKey.of("store", object.root(), "", null), object.path(), null);
    }

    @Override
    public ObjectStore open(PhysicalKey root, QuiltContext context) {
      opened[0] = root;
      return (ObjectStore)
          Proxy.newProxyInstance(
              Stores.class.getClassLoader(),
              new Class<?>[] {ObjectStore.class},
              (store, method, arguments) -> null);
    }
  }

  private record Search(int priority, Searcher searcher) implements SearcherProvider {
    @Override
    public String name() {
      return "search-" + priority;
    }

    @Override
    public Searcher open(QuiltContext context) {
      return searcher;
    }
  }

  private static Quilt.Builder builder() {
    return Quilt.builder().config(QuiltConfig.defaults());
  }

  private static Stores stores(String name, int priority) {
    return new Stores(name, priority, new PhysicalKey[1]);
  }

  @Test
  void aSchemeThatNobodyServesNamesTheArtifact() {
    try (Quilt quilt = builder().build()) {
      assertThatThrownBy(() -> quilt.registry("s3://bucket"))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("io.quilt:quilt-registry-s3");
      assertThatThrownBy(quilt::searcher).hasMessageContaining("io.quilt:quilt-search-es");
      assertThatThrownBy(quilt::authenticator).hasMessageContaining("io.quilt:quilt-auth");
      assertThatThrownBy(quilt::apiKeys).hasMessageContaining("io.quilt:quilt-apikeys");
    }
  }

  @Test
  void howTheNetworkIsUsedReachesTheProviders() {
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.example", 3128);
    HttpSettings[] seen = new HttpSettings[1];
    SearcherProvider search =
        new SearcherProvider() {
          @Override
          public String name() {
            return "search";
          }

          @Override
          public Searcher open(QuiltContext context) {
            seen[0] = context.http();
            return request -> SearchResult.empty();
          }
        };
    Duration second = Duration.ofSeconds(1);
    try (Quilt quilt =
        builder()
            .provider(search)
            .proxy(proxy)
            .trustStore(Path.of("ca.pem"))
            .timeouts(second, second.multipliedBy(2))
            .build()) {
      quilt.searcher();
    }

    assertThat(seen[0].proxy()).contains(proxy);
    assertThat(seen[0].trustStore()).contains(Path.of("ca.pem"));
    assertThat(seen[0].connectTimeout()).isEqualTo(second);
    assertThat(seen[0].responseTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> builder().timeouts(Duration.ZERO, second))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoOfTheSamePriorityAreAnErrorThatNamesBoth() {
    try (Quilt quilt = builder().provider(stores("one", 1)).provider(stores("two", 1)).build()) {
      assertThatThrownBy(() -> quilt.registry("store://root"))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("'one'")
          .hasMessageContaining("'two'");
    }
  }

  @Test
  void theHigherPriorityWinsAndARootIsOpenedOnce() {
    Stores low = stores("low", 1);
    Stores high = stores("high", 2);
    try (Quilt quilt = builder().provider(low).provider(high).build()) {
      Registry registry = quilt.registry("store://root", RegistryLayout.V2);
      assertThat(registry.location()).isEqualTo(PhysicalKey.parse("store://root"));
      assertThat(registry.layout()).isEqualTo(RegistryLayout.V2);
      assertThat(quilt.registry("store://root/", RegistryLayout.V2)).isSameAs(registry);
      assertThat(quilt.registry("store://root", RegistryLayout.V1)).isNotSameAs(registry);
      assertThat(high.opened()[0]).isEqualTo(PhysicalKey.parse("store://root"));
      assertThat(low.opened()[0]).isNull();
    }
  }

  @Test
  void anInstanceGivenToTheBuilderComesBeforeAnyProvider() {
    Searcher given = request -> SearchResult.empty();
    Search provider =
        new Search(
            9,
            request -> {
              throw new IllegalStateException("not asked");
            });
    try (Quilt quilt = builder().searcher(given).provider(provider).build()) {
      assertThat(quilt.searcher().search(SearchRequest.query("x")).hits()).isEmpty();
      assertThat(quilt.providers()).contains(provider);
    }
    try (Quilt quilt = builder().provider(provider).build()) {
      assertThat(quilt.searcher()).isSameAs(provider.searcher());
    }
  }

  @Test
  void whatBelongsToAClosedClientSaysThatItIsClosed() {
    Quilt quilt = builder().provider(stores("one", 1)).build();
    Registry registry = quilt.registry("store://root");
    quilt.close();
    quilt.close();
    assertThatThrownBy(() -> registry.latest(PackageName.of("a/b")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> quilt.registry("store://root"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anExplicitConfigurationChangesInMemoryOnly() {
    try (Quilt quilt = builder().build()) {
      QuiltConfig changed =
          quilt.configure(Map.of(QuiltConfig.DEFAULT_REMOTE_REGISTRY, "store://remote"));
      assertThat(changed.text(QuiltConfig.DEFAULT_REMOTE_REGISTRY)).contains("store://remote");
      assertThat(quilt.config()).isEqualTo(changed);
      assertThat(quilt.resetConfig()).isEqualTo(QuiltConfig.defaults());
    }
  }

  @Test
  void noDefaultRemoteRegistryIsAnErrorThatSaysHowToSetOne() {
    try (Quilt quilt = builder().build()) {
      assertThatThrownBy(quilt::remoteRegistry)
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(QuiltConfig.DEFAULT_REMOTE_REGISTRY);
    }
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    try (Quilt quilt = builder().provider(stores("one", 1)).build()) {
      assertThatThrownBy(() -> quilt.registry("")).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> quilt.registry("store://root/?versionId=1"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> builder().maxConcurrency(0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
