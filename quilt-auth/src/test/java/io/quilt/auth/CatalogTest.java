package io.quilt.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.servers.Certificates;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.SearcherProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration of a catalog, and that of the public one where there is none. */
class CatalogTest {
  @TempDir Path home;

  private final UglyStack server = new UglyStack();
  private LocalStack stack;

  @BeforeEach
  void open() {
    stack = LocalStack.open(home);
  }

  @AfterEach
  void close() {
    stack.close();
    server.close();
  }

  private Path file() {
    return home.resolve("config.yml");
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(each -> each.getFileName().toString().contains(".backup.")).toList();
    }
  }

  private void says(String json) {
    server.always(get(urlEqualTo("/config.json")), aResponse().withBody(json));
  }

  @Test
  void aCatalogSaysWhichStackItBelongsTo() throws Exception {
    QuiltConfig config = stack.quilt.configure(server.url() + "/ ");

    assertThat(config.navigatorUrl()).contains(server.url());
    assertThat(config.registryUrl()).contains(server.real.url());
    assertThat(config.text(QuiltConfig.REGION)).contains("eu-central-1");
    assertThat(config.asMap()).containsOnlyKeys(QuiltConfig.TEMPLATE_KEYS);
    assertThat(Files.readString(file())).contains("region: eu-central-1\n").doesNotContain("mode");
    assertThat(backups()).isEmpty();
    assertThat(stack.quilt.config()).isEqualTo(config).isEqualTo(stack.quilt.savedConfig());
    assertThat(stack.session().registryUrl()).contains(server.real.url());
  }

  @Test
  void whatWasThereIsReplacedAndKeptAsABackup() throws Exception {
    stack.quilt.configure(Map.of("default_remote_registry", "s3://mine", "my_key", 1));
    String before = Files.readString(file());

    QuiltConfig config = stack.quilt.configure(server.url().toString());

    assertThat(config.text(QuiltConfig.DEFAULT_REMOTE_REGISTRY)).isEmpty();
    assertThat(config.asMap()).doesNotContainKey("my_key");
    assertThat(backups()).singleElement().satisfies(old -> assertThat(old).hasContent(before));
    assertThat(backups().get(0).getFileName().toString())
        .matches("config\\.yml\\.backup\\.\\d{8}T\\d{6}\\.\\d{6}Z");
  }

  @Test
  void aCatalogMayNameAnother() {
    says("{\"navigator_url\": \"https://main.example/\", \"registryUrl\": \"https://r.example\"}");

    assertThat(stack.quilt.configure(server.url().toString()).navigatorUrl())
        .contains(URI.create("https://main.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyUrlResets(String url) throws Exception {
    stack.quilt.configure(Map.of("region", "eu-west-1"));

    assertThat(stack.quilt.configure(url).text(QuiltConfig.REGION)).isEmpty();
    assertThat(backups()).hasSize(1);
  }

  static Stream<Arguments> ugly() {
    Class<? extends QuiltException> invalid = InvalidConfigException.class;
    return Stream.of(
        Arguments.of(aResponse().withBody("<html>"), invalid),
        Arguments.of(aResponse().withBody("[]"), invalid),
        Arguments.of(aResponse().withBody(""), invalid),
        Arguments.of(aResponse().withBody("{\"region\": {\"a\": 1}}"), invalid),
        Arguments.of(aResponse().withBody("{\"navigator_url\": \"javascript:x\"}"), invalid),
        Arguments.of(aResponse().withBody("{\"a\": ".repeat(5000)), invalid),
        Arguments.of(aResponse().withStatus(404), invalid),
        Arguments.of(aResponse().withStatus(302), invalid),
        Arguments.of(
            aResponse().withStatus(500).withHeader("Retry-After", "99"),
            ServiceUnavailableException.class));
  }

  @ParameterizedTest
  @MethodSource("ugly")
  void whatIsNoConfigurationChangesNothing(
      ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) throws Exception {
    stack.quilt.configure(Map.of("region", "eu-west-1"));
    String before = Files.readString(file());
    server.always(get(urlEqualTo("/config.json")), answer);

    assertThatThrownBy(() -> stack.quilt.configure(server.url().toString()))
        .isInstanceOf(error)
        .hasMessageContaining(server.url() + "/config.json");
    assertThat(file()).hasContent(before);
    assertThat(backups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "file:///etc", "ftp://host/", "https://h:port", "http://a b/"})
  void whatIsNoUrlIsAnError(String url) {
    assertThatThrownBy(() -> stack.quilt.configure(url)).isInstanceOf(InvalidConfigException.class);
    assertThat(file()).doesNotExist();
  }

  @Test
  void readingWithoutAFileAsksThePublicStackAndSavesTheTemplateWhenItIsNotReached()
      throws Exception {
    int dead = server.http.port();
    server.http.stop();
    try (LocalStack alone =
        LocalStack.open(
            home.resolve("alone"),
            builder -> builder.proxy(new InetSocketAddress("127.0.0.1", dead)))) {
      assertThat(alone.quilt.savedConfig().navigatorUrl()).isEmpty();
      assertThat(home.resolve("alone")).doesNotExist();

      assertThat(alone.quilt.config()).isEqualTo(alone.quilt.savedConfig());
      assertThat(Files.readString(home.resolve("alone/config.yml")))
          .contains("navigator_url: null\n");
    }
  }

  @Test
  void searchingWithoutAFileConfiguresTooAndNothingElseDoes() {
    int dead = server.http.port();
    server.http.stop();
    SearcherProvider search =
        new SearcherProvider() {
          @Override
          public String name() {
            return "nothing";
          }

          @Override
          public Searcher open(QuiltContext context) {
            return request -> SearchResult.empty();
          }
        };
    Path alone = home.resolve("alone");
    try (LocalStack fresh =
        LocalStack.open(
            alone,
            builder -> builder.provider(search).proxy(new InetSocketAddress("127.0.0.1", dead)))) {
      assertThat(fresh.authenticator().loggedIn()).isEmpty();
      assertThat(fresh.quilt.awsCredentials()).isEmpty();
      assertThat(alone).doesNotExist();

      assertThat(fresh.quilt.searcher()).isNotNull();
      assertThat(alone.resolve("config.yml")).exists();
    }
  }

  @Test
  void readingWithoutAFileConfiguresFromThePublicStack() throws Exception {
    Certificates certificates = Certificates.of("open.quiltdata.com", home);
    try (UglyStack open = new UglyStack(UglyStack.shows(certificates));
        ConnectProxy network = new ConnectProxy(open.http.httpsPort());
        LocalStack fresh =
            LocalStack.open(
                home.resolve("fresh"),
                builder -> builder.proxy(network.address()).trustStore(certificates.pem()))) {
      QuiltConfig config = fresh.quilt.config();

      assertThat(config.navigatorUrl()).contains(URI.create("https://open.quiltdata.com"));
      assertThat(config.registryUrl()).contains(open.real.url());
      assertThat(fresh.quilt.savedConfig()).isEqualTo(config);
      assertThat(fresh.quilt.config()).isEqualTo(config);
      assertThat(network.asked).singleElement().asString().contains("open.quiltdata.com:443");
    }
  }

  @Test
  void aConfigurationOfItsOwnIsNeverReplacedByThePublicOne() {
    QuiltConfig own = QuiltConfig.defaults().with("region", "eu-west-3");
    try (LocalStack memory =
        LocalStack.open(home.resolve("unused"), builder -> builder.config(own))) {
      assertThat(memory.quilt.config()).isEqualTo(own);
      QuiltConfig changed = memory.quilt.configure(server.url().toString());
      assertThat(memory.quilt.config()).isEqualTo(changed);
      assertThat(changed.navigatorUrl()).contains(server.url());
      assertThat(home.resolve("unused")).doesNotExist();
    }
  }
}
