package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import io.quilt.servers.stack.StackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void open() {
    terminal = Terminal.in(folder);
  }

  @Test
  void nothingIsConfigured() {
    assertThat(terminal.ok("config")).isEqualTo("<None>\n");
    assertThat(terminal.path("home/config.yml")).doesNotExist();
  }

  @Test
  void valuesAreSetAndRead() {
    assertThat(
            terminal.ok("config", "--set", "navigator_url=https://open.example.com/", "region=a=b"))
        .isEmpty();

    assertThat(terminal.ok("config")).isEqualTo("https://open.example.com\n");
    assertThat(terminal.ok("config", "--json")).contains("\"region\": \"a=b\"");
  }

  @Test
  void printsTheWholeConfiguration() {
    assertThat(terminal.ok("config", "--json"))
        .isEqualTo(
            """
            {"navigator_url": null, "default_local_registry": "file://~/home/packages", \
            "default_remote_registry": null, "default_install_location": null, \
            "registryUrl": null, "telemetry_disabled": false, "s3Proxy": null, \
            "apiGatewayEndpoint": null, "binaryApiGatewayEndpoint": null, \
            "default_registry_version": 1, "region": null}
            """);
  }

  @Test
  void anEmptyUrlResets() {
    terminal.ok("config", "--set", "navigator_url=https://open.example.com");

    terminal.ok("config", "");

    assertThat(terminal.ok("config")).isEqualTo("<None>\n");
  }

  @Test
  void configuresFromACatalog() {
    try (StackServer stack = StackServer.start()) {
      Result result = terminal.run("config", stack.url() + "/");

      assertThat(result).isEqualTo(new Result(0, "", ""));
      assertThat(terminal.ok("config")).isEqualTo(stack.url() + "\n");
      assertThat(terminal.ok("config", "--json"))
          .contains("\"registryUrl\": \"" + stack.url() + "\"", "\"region\": \"eu-central-1\"");
    }
  }

  @Test
  void printsWhatItConfiguredFromACatalog() {
    terminal.ok("config", "--set", "region=before");
    try (StackServer stack = StackServer.start()) {
      assertThat(terminal.ok("config", stack.url().toString(), "--json"))
          .startsWith("{\"navigator_url\": \"" + stack.url() + "\", ")
          .contains("\"region\": \"eu-central-1\"");
    }
  }

  @Test
  void aCatalogThatDoesNotAnswerChangesNothing() {
    terminal.ok("config", "--set", "navigator_url=https://open.example.com");
    StackServer gone = StackServer.start();
    gone.close();

    Result result = terminal.run("config", gone.url().toString());

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("quilt: " + gone.url()).hasLineCount(1);
    assertThat(terminal.ok("config")).isEqualTo("https://open.example.com\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "ftp://open.example.com", "https:"})
  void whatIsNoCatalogIsRefused(String url) {
    Result result = terminal.run("config", url);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains(url).hasLineCount(1);
    assertThat(terminal.path("home/config.yml")).doesNotExist();
  }

  @Test
  void aCatalogAndValuesAreTooMuch() {
    Result result = terminal.run("config", "https://x.example", "--set", "a=b");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("CATALOG_URL", "--set").hasLineCount(1);
    assertThat(terminal.run("config", "", "--set", "a=b").status()).isEqualTo(2);
    assertThat(terminal.path("home/config.yml")).doesNotExist();
  }

  @Test
  void wrongUsage() {
    assertThat(terminal.run("config", "--set", "region").status()).isEqualTo(2);
    assertThat(terminal.run("config", "--set", "=x").status()).isEqualTo(2);
  }

  @Test
  void aUrlWithoutAHostIsRefused() {
    Result result = terminal.run("config", "--set", "navigator_url=open");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("navigator_url");
    assertThat(terminal.ok("config")).isEqualTo("<None>\n");
  }

  @Test
  void theDefaultRemoteRegistryIsWherePushAndInstallGo() {
    terminal.write("data/a.txt", "one\n");
    terminal.ok("config-default-remote-registry", "~/remote");

    terminal.ok("push", "lab/a", "--dir", "~/data");
    terminal.ok("install", "lab/a", "--dest", "~/out");

    assertThat(terminal.ok("list-packages", "~/remote")).isEqualTo("lab/a\n");
    assertThat(terminal.path("out/a.txt")).hasContent("one\n");
  }

  @Test
  void telemetry() {
    terminal.ok("disable-telemetry");

    assertThat(terminal.ok("config", "--json")).contains("\"telemetry_disabled\": true");
  }
}
