package io.quilt.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.InvalidConfigException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy is asked for what. */
class ProxiesTest {
  private static final HttpSettings SETTINGS = HttpSettings.defaults();

  private static List<Proxy> proxies(Map<String, String> variables, String url) {
    return Proxies.of(SETTINGS, variables).orElseThrow().select(URI.create(url));
  }

  private static Proxy at(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
  }

  @Test
  void theSettingsComeFirst() {
    HttpSettings own = SETTINGS.proxy(new InetSocketAddress("127.0.0.1", 7));
    ProxySelector selector =
        Proxies.of(own, Map.of("HTTPS_PROXY", "http://127.0.0.2:8")).orElseThrow();

    assertThat(selector.select(URI.create("https://a.example")))
        .containsExactly(at("127.0.0.1", 7));
  }

  @Test
  void withoutVariablesTheJdkDecides() {
    assertThat(Proxies.of(SETTINGS, Map.of("HTTPS_PROXY", " ")))
        .isEqualTo(Optional.ofNullable(ProxySelector.getDefault()));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://127.0.0.2:8080, 8080",
    "https_proxy, 127.0.0.2:8080/, 8080",
    "HTTPS_PROXY, http://127.0.0.2, 80"
  })
  void theEnvironmentNamesOneForEachScheme(String name, String value, int port) {
    assertThat(proxies(Map.of(name, value), "https://a.example"))
        .containsExactly(at("127.0.0.2", port));
    assertThat(proxies(Map.of(name, value), "http://a.example")).containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:9",
        "https://127.0.0.1",
        "https://127.9.9.9",
        "https://[::1]:9",
        "https://a.example",
        "https://b.a.example",
        "https://corp.test",
        "https://x.corp.test"
      })
  void thisMachineAndExcludedHostsAreAskedDirectly(String url) {
    Map<String, String> variables =
        Map.of("HTTPS_PROXY", "http://127.0.0.2:8", "NO_PROXY", "a.example:443, .corp.test,");

    assertThat(proxies(variables, url)).containsExactly(Proxy.NO_PROXY);
    assertThat(proxies(variables, "https://aa.example")).containsExactly(at("127.0.0.2", 8));
    assertThat(proxies(variables, "https://127.0.0.1.evil.test"))
        .containsExactly(at("127.0.0.2", 8));
  }

  @Test
  void allHostsCanBeExcluded() {
    Map<String, String> variables = Map.of("https_proxy", "127.0.0.2:8", "no_proxy", "*");

    assertThat(proxies(variables, "https://a.example")).containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://p:1", "http://me:secret@p:1", "socks5://p:1", "p:99999", "a b", "p:x"})
  void whatIsNoAddressIsAnErrorThatDoesNotShowIt(String value) {
    assertThatThrownBy(() -> Proxies.of(SETTINGS, Map.of("HTTPS_PROXY", value)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("secret");
  }
}
