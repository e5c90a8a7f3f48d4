package io.quilt.apikeys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.ServiceUnavailableException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings of the network that hold for every client hold for this one. */
class NetworkTest {
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(
        post(anyUrl()).willReturn(aResponse().withBody("{\"data\": {\"me\": {\"apiKeys\": []}}}")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Quilt open(Quilt.Builder builder, String stack) {
    Quilt quilt =
        builder.config(QuiltConfig.defaults().with(QuiltConfig.REGISTRY_URL, stack)).build();
    quilt.authenticator().loginWithApiKey("qk_of-the-test");
    return quilt;
  }

  @Test
  void theProxy() {
    Quilt.Builder builder =
        Quilt.builder().proxy(new InetSocketAddress("127.0.0.1", server.port())).allowHttpSecrets();
    try (Quilt quilt = open(builder, "http://stack.invalid")) {
      assertThat(quilt.apiKeys().list()).isEmpty();
    }
    server.verify(postRequestedFor(anyUrl()).withHeader("Host", equalTo("stack.invalid")));
  }

  @Test
  void secretsGoOverHttpsOnly() {
    try (Quilt quilt = open(Quilt.builder(), "http://stack.invalid")) {
      assertThatThrownBy(() -> quilt.apiKeys().list()).isInstanceOf(InvalidConfigException.class);
    }
  }

  @Test
  void certificatesAreChecked() {
    try (Quilt quilt = open(Quilt.builder(), "https://127.0.0.1:" + server.httpsPort())) {
      assertThatThrownBy(() -> quilt.apiKeys().list())
          .isInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("certificates");
    }
  }

  @Test
  void timeOuts() {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    Duration second = Duration.ofSeconds(1);
    try (Quilt quilt =
        open(Quilt.builder().timeouts(second, second), "http://127.0.0.1:" + server.port())) {
      assertThatThrownBy(() -> quilt.apiKeys().list())
          .isInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("no answer within");
    }
  }
}
