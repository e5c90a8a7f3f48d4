package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.AwsCredentials;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.Metadata;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One configuration and one login, of quilt3 and of this SDK. */
@Tag("one-path")
class Quilt3LoginTest {
  /** Java takes what it knows for granted for a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path work;
  private final StackServer server = StackServer.start();
  private Quilt3 quilt3;
  private Path data;
  private LoginFiles files;
  private WatchedLogin login;

  @BeforeEach
  void open() throws InterruptedException {
    quilt3 = Quilt3.find(work);
    data = work.resolve("data");
    files = new LoginFiles(data.resolve("Quilt"));
    login = WatchedLogin.open(files.directory());
  }

  @AfterEach
  void close() {
    if (login != null) {
      login.close();
    }
    server.close();
  }

  private Quilt quilt() {
    return login.quilt();
  }

  private void configureAndLogInHere() {
    quilt().configure(server.url().toString());
    quilt().authenticator().loginWithToken(Secret.of(server.newCode()));
  }

  private void configureAndLogInThere() throws IOException, InterruptedException {
    there("configure", server.url().toString());
    there("login", server.newCode());
  }

  private Metadata there(String action, String... arguments)
      throws IOException, InterruptedException {
    return quilt3.step(data, action, arguments);
  }

  private String token() {
    return login.session().accessToken().orElseThrow().reveal();
  }

  private String accessKey() {
    return quilt().awsCredentials().map(AwsCredentials::accessKeyId).orElseThrow();
  }

  private void assertUsedThere(String token, String accessKey)
      throws IOException, InterruptedException {
    assertThat(there("use").asMap())
        .containsEntry("ok", true)
        .containsEntry("authorization", "Bearer " + token)
        .containsEntry("access_key", accessKey);
  }

  @Test
  void aLoginHereIsOneThere() throws IOException, InterruptedException {
    configureAndLogInHere();

    Metadata seen = there("look");

    assertThat(seen.get("config")).isEqualTo(quilt().savedConfig().asMap());
    assertThat(seen.get("logged_in")).isEqualTo(server.url().toString());
    assertUsedThere(files.accessToken(server.url()), files.accessKey());
    files.credentials(server.url());
    assertThat(server.exchanges()).isEqualTo(1);
  }

  @Test
  void aLoginThereIsOneHere() throws IOException, InterruptedException {
    configureAndLogInThere();

    assertThat(quilt().savedConfig().asMap()).isEqualTo(there("look").get("config"));
    assertThat(quilt().authenticator().loggedIn()).contains(server.url());
    assertThat(token()).isEqualTo(files.accessToken(server.url()));
    assertThat(accessKey()).isEqualTo(files.accessKey());
    assertThat(server.exchanges()).isEqualTo(1);
    assertThat(Files.readString(files.credentials())).doesNotContain("registry_url");
  }

  @Test
  void apiKeysAreTheSameOnBothSides() throws IOException, InterruptedException {
    configureAndLogInHere();
    Metadata theirs = there("create_key", "theirs");
    CreatedApiKey ours = quilt().apiKeys().create("ours");

    assertThat(there("keys").get("names")).isEqualTo(List.of("theirs", "ours"));
    ApiKey found = quilt().apiKeys().get(String.valueOf(theirs.get("id"))).orElseThrow();
    assertThat(found.fingerprint()).isEqualTo(theirs.get("fingerprint"));
    there("revoke_key", ours.key().id());
    quilt().apiKeys().revoke(ApiKeySecret.of(String.valueOf(theirs.get("secret"))));
    assertThat(quilt().apiKeys().list()).isEmpty();
    assertThat(there("keys").get("names")).isEqualTo(List.of());
  }

  @Test
  void whatIsRenewedThereGoesOnHere() throws IOException, InterruptedException {
    server.tokenLifetime(Duration.ofSeconds(30));
    configureAndLogInHere();
    String expired = files.accessToken(server.url());
    server.tokenLifetime(Duration.ofHours(1));

    String renewed = (String) there("use").get("authorization");

    assertThat(renewed).isNotEqualTo("Bearer " + expired).isEqualTo("Bearer " + token());
    assertThat(accessKey()).isEqualTo(files.accessKey());
    assertThat(server.exchanges()).isEqualTo(2);
  }

  @Test
  void whatIsRenewedHereGoesOnThere() throws IOException, InterruptedException {
    server.tokenLifetime(Duration.ofSeconds(30));
    configureAndLogInThere();
    int before = server.exchanges(); // Some by quilt3 itself, which fetches credentials at once.
    String expired = files.accessToken(server.url());
    server.tokenLifetime(Duration.ofHours(1));

    String renewed = token();

    assertThat(renewed).isNotEqualTo(expired);
    assertUsedThere(renewed, accessKey());
    assertThat(server.exchanges()).isEqualTo(before + 1);
  }

  @Test
  void aLogoutHereIsOneThere() throws IOException, InterruptedException {
    configureAndLogInHere();

    quilt().authenticator().logout();

    assertNobodyInFiles();
    assertThat(there("look").asMap()).containsEntry("logged_in", null);
  }

  @Test
  void aLogoutThereIsOneHere() throws IOException, InterruptedException {
    configureAndLogInHere();
    assertThat(accessKey()).isNotEmpty();

    there("logout");

    assertNobodyInFiles();
    assertThat(quilt().authenticator().loggedIn()).isEmpty();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (quilt().awsCredentials().isPresent() && System.nanoTime() - deadline < 0) {
      Thread.sleep(50);
    }
    assertThat(quilt().awsCredentials()).isEmpty();
    assertThat(login.session().accessToken()).isEmpty();
  }

  private void assertNobodyInFiles() {
    assertThat(files.auth()).hasContent("{}");
    assertThat(files.credentials()).hasContent("{}");
  }

  @Test
  void bothWriteTheSameConfiguration() throws IOException, InterruptedException {
    Path there = work.resolve("there");
    quilt().configure(server.url().toString());
    quilt3.step(there, "configure", server.url().toString());

    String first = config(data);
    assertThat(first).contains(QuiltConfig.REGISTRY_URL, server.url().toString());
    assertThat(config(there)).isEqualTo(first);

    Files.writeString(data.resolve("Quilt/config.yml"), "region: here\n");
    Files.writeString(there.resolve("Quilt/config.yml"), "region: there\n");
    quilt().configure(server.url().toString());
    quilt3.step(there, "configure", server.url().toString());

    assertThat(config(data)).isEqualTo(first);
    assertThat(config(there)).isEqualTo(first);
    assertThat(backups(data)).containsExactly("region: here\n");
    assertThat(backups(there)).containsExactly("region: there\n");
  }

  /** The configuration, whose directory is left out. */
  private static String config(Path data) throws IOException {
    return Files.readString(data.resolve("Quilt/config.yml")).replace(data.toString(), "");
  }

  private static List<String> backups(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data.resolve("Quilt"))) {
      List<Path> files =
          all.filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches("config\\.yml\\.backup\\.\\d{8}T\\d{6}\\.\\d{6}Z"))
              .toList();
      assertThat(files).hasSize(1);
      return List.of(Files.readString(files.get(0)));
    }
  }
}
