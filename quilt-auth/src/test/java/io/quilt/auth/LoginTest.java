package io.quilt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of a login, and what nobody sees. */
class LoginTest {
  @TempDir Path home;

  private final StackServer server = StackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private Quilt quilt(Browser browser) {
    Quilt quilt =
        Quilt.builder().directory(home).provider(new StackAuthenticatorProvider(browser)).build();
    quilt.configure(
        Map.of(
            QuiltConfig.NAVIGATOR_URL,
            "https://catalog.example",
            QuiltConfig.REGISTRY_URL,
            server.url() + "/"));
    return quilt;
  }

  private static String printed(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePageIsPrintedAndOpenedAndTheCodeAskedFor() {
    List<URI> seen = new ArrayList<>();
    try (Quilt quilt = quilt(seen::add)) {
      String said =
          printed(
              () ->
                  quilt
                      .authenticator()
                      .login(
                          page -> {
                            seen.add(page);
                            return Secret.of(server.newCode());
                          }));

      URI page = URI.create(server.url() + "/login");
      assertThat(seen).containsExactly(page, page);
      assertThat(said).contains(page.toString());
      assertThat(quilt.authenticator().loggedIn()).contains(URI.create("https://catalog.example"));
    }
  }

  @Test
  void aBrowserThatDoesNotStartIsNoError() {
    Browser broken =
        page -> {
          throw new IOException("no display");
        };
    try (Quilt quilt = quilt(broken)) {
      String said = printed(() -> quilt.authenticator().login(page -> Secret.of(server.newCode())));
      assertThat(said).contains("/login");
      assertThat(quilt.authenticator().loggedIn()).isPresent();
    }
  }

  @Test
  void withoutAConsoleTheErrorSaysHowElse() {
    List<URI> opened = new ArrayList<>();
    try (Quilt quilt = quilt(opened::add)) {
      String said =
          printed(
              () ->
                  assertThatThrownBy(() -> quilt.authenticator().login())
                      .isInstanceOf(QuiltException.class)
                      .hasMessageContaining("no console")
                      .hasMessageContaining(server.url() + "/login"));
      assertThat(said).contains("/login");
      assertThat(opened).hasSize(1);
    }
  }

  @Test
  void withoutAStackTheErrorSaysHowToConfigureOne() {
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      assertThatThrownBy(() -> quilt.authenticator().login())
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("quilt config https://YOUR-CATALOG");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack", "file:///etc/passwd", "-x", "http:/path", "ht tp://x"})
  void aRegistryUrlThatIsNoneIsNeverOpened(String url) {
    List<URI> opened = new ArrayList<>();
    try (Quilt quilt = quilt(opened::add)) {
      quilt.configure(Map.of(QuiltConfig.REGISTRY_URL, url));
      assertThatThrownBy(() -> quilt.authenticator().login(page -> Secret.of("code")))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(QuiltConfig.REGISTRY_URL);
      assertThat(opened).isEmpty();
    }
  }

  @Test
  void theProviderIsFoundByItself() {
    try (Quilt quilt = Quilt.builder().directory(home).build()) {
      assertThat(quilt.providers())
          .anyMatch(provider -> provider instanceof StackAuthenticatorProvider);
      assertThat(quilt.authenticator().loggedIn()).isEmpty();
    }
  }

  @Test
  void anApiKeyNeedsNoStackUntilItIsUsed() {
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      quilt.authenticator().loginWithApiKey("qk_key");
      assertThatThrownBy(quilt::awsCredentials).isInstanceOf(InvalidConfigException.class);
      quilt.authenticator().clearApiKey();
      assertThat(quilt.awsCredentials()).isEmpty();
    }
  }

  @Test
  void nothingSecretIsPrinted() throws Exception {
    String code = server.newCode();
    server.accept("qk_printed");
    StringBuilder said = new StringBuilder();
    try (Quilt quilt = quilt(page -> {})) {
      said.append(printed(() -> quilt.authenticator().login(page -> Secret.of(code))));
      said.append(quilt.awsCredentials()).append(quilt.authenticator());
      said.append(printed(() -> quilt.authenticator().loginWithApiKey("qk_printed")));
      said.append(quilt.awsCredentials()).append(quilt.config());
      assertThatThrownBy(() -> quilt.authenticator().loginWithToken(Secret.of(code)))
          .hasMessageNotContaining(code);
    }
    List<String> secrets = new ArrayList<>(List.of(code, "qk_printed"));
    for (String file : List.of("auth.json", "credentials.json")) {
      Pattern.compile("\"((?:access|refresh)-[^\"]+|[0-9a-f]{8}-[^\"]+)\"")
          .matcher(Files.readString(home.resolve(file)))
          .results()
          .forEach(match -> secrets.add(match.group(1)));
    }
    assertThat(secrets).hasSize(6).noneMatch(secret -> said.toString().contains(secret));
  }
}
