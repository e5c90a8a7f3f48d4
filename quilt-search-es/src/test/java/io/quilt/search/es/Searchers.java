package io.quilt.search.es;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Quilts that search, in memory. */
final class Searchers {
  static final String API_KEY = "qk_of-the-test";

  private Searchers() {}

  static URI url(WireMockServer server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Searches a cluster. */
  static Quilt ofCluster(ClusterOptions cluster) {
    return ofCluster(cluster, Map.of());
  }

  static Quilt ofCluster(@Nullable ClusterOptions cluster, Map<String, String> environment) {
    return Quilt.builder()
        .config(QuiltConfig.defaults())
        .provider(new EsSearcherProvider(cluster, environment))
        .build();
  }

  /** Searches through a stack, as nobody. */
  static Quilt ofStack(URI registryUrl) {
    return Quilt.builder()
        .config(QuiltConfig.defaults().with(QuiltConfig.REGISTRY_URL, registryUrl.toString()))
        .provider(new EsSearcherProvider(null, Map.of()))
        .build();
  }

  /** Searches through a stack, with an API key. */
  static Quilt loggedIn(URI registryUrl) {
    Quilt quilt = ofStack(registryUrl);
    quilt.authenticator().loginWithApiKey(API_KEY);
    return quilt;
  }
}
