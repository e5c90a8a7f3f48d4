package io.quilt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** auth.json and credentials.json, which quilt3 reads and writes too. */
class QuiltFilesTest {
  /** What quilt3 8.0.0 writes. */
  private static final String AUTH =
      "{\"%s\": {\"refresh_token\": \"r\\\"t/\\u00e9\", \"access_token\": \"at.0\", \"expires_at\": %d},"
          + " \"https://other\": {\"refresh_token\": \"x\", \"access_token\": \"y\", \"expires_at\": 1}}";

  private static final String CREDENTIALS =
      "{\"access_key\": \"AKIAEXAMPLE0\", \"secret_key\": \"s/e+c=ret\", \"token\": \"tok\\\"en\","
          + " \"expiry_time\": \"2130-01-02T03:04:05+00:00\"}";

  @TempDir Path home;

  private final StackServer server = StackServer.start();
  private LocalStack stack;

  @BeforeEach
  void open() {
    stack = LocalStack.open(home, server.url());
  }

  @AfterEach
  void close() {
    stack.close();
    server.close();
  }

  private Path auth() {
    return home.resolve("auth.json");
  }

  private Path credentials() {
    return home.resolve("credentials.json");
  }

  private void quilt3LoggedIn(String file) throws IOException {
    long later = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
    Files.writeString(auth(), file.formatted(server.url(), later));
  }

  private void logIn() {
    stack.authenticator().loginWithToken(Secret.of(server.newCode()));
  }

  private static Metadata json(Path file) throws IOException {
    return Metadata.ofJson(Files.readString(file));
  }

  @Test
  void aLoginOfQuilt3Serves() throws Exception {
    quilt3LoggedIn(AUTH);

    assertThat(stack.authenticator().loggedIn()).isPresent();
    assertThat(stack.session().accessToken()).contains(Secret.of("at.0"));
    assertThat(server.exchanges()).isZero();
  }

  @Test
  void aLoginIsWrittenAsQuilt3DoesAndForItsOwnerOnly() throws Exception {
    logIn();

    String token = stack.session().accessToken().orElseThrow().reveal();
    AwsCredentials aws = stack.quilt.awsCredentials().orElseThrow();
    assertThat(Files.readString(auth()))
        .matches(
            "\\{\"%s\": \\{\"refresh_token\": \"refresh-[^\"]+\", \"access_token\": \"%s\", \"expires_at\": \\d+}}"
                .formatted(server.url(), token));
    assertThat(Files.readString(credentials()))
        .matches(
            "\\{\"access_key\": \"%s\", \"secret_key\": \"[^\"]+\", \"token\": \"[^\"]+\", \"expiry_time\": \"[^\"]+\", \"registry_url\": \"%s\"}"
                .formatted(aws.accessKeyId(), server.url()));
    for (Path file : new Path[] {auth(), credentials()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void otherStacksKeepTheirSessions() throws Exception {
    quilt3LoggedIn(AUTH);
    logIn();
    assertThat(json(auth()).asMap()).containsKeys("https://other", server.url().toString());

    stack.authenticator().logout();

    assertThat(Files.readString(auth()))
        .isEqualTo(
            "{\"https://other\": {\"refresh_token\": \"x\", \"access_token\": \"y\", \"expires_at\": 1}}");
  }

  @Test
  void logoutLeavesWhatQuilt3Leaves() throws Exception {
    logIn();

    stack.authenticator().logout();

    assertThat(Files.readString(auth())).isEqualTo("{}");
    assertThat(Files.readString(credentials())).isEqualTo("{}");
  }

  @Test
  void logoutWithoutALoginWritesNothing() {
    stack.authenticator().logout();

    assertThat(auth()).doesNotExist();
    assertThat(credentials()).doesNotExist();
  }

  @Test
  void credentialsOfTheOnlyStackAreItsOwn() throws Exception {
    quilt3LoggedIn(
        "{\"%s\": {\"refresh_token\": \"r\", \"access_token\": \"a\", \"expires_at\": %d}}");
    Files.writeString(credentials(), CREDENTIALS);

    AwsCredentials aws = stack.quilt.awsCredentials().orElseThrow();

    assertThat(aws.accessKeyId()).isEqualTo("AKIAEXAMPLE0");
    assertThat(aws.secretAccessKey().reveal()).isEqualTo("s/e+c=ret");
    assertThat(aws.sessionToken().reveal()).isEqualTo("tok\"en");
    assertThat(aws.expiration()).isEqualTo(Instant.parse("2130-01-02T03:04:05Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CREDENTIALS,
        "{\"access_key\": \"AKIA\", \"secret_key\": \"s\", \"token\": \"t\","
            + " \"expiry_time\": \"2130-01-02T03:04:05Z\", \"registry_url\": \"https://other\"}",
        "{\"access_key\": \"AKIA\", \"secret_key\": \"s\"}",
        "{\"access_key\": \"AKIA\", \"secret_key\": \"s\", \"token\": \"t\", \"expiry_time\": \"soon\"}",
        "{}",
        "{\"access_key\": "
      })
  void credentialsThatMayBeAnothersOrAreNoneAreFetchedAnew(String stored) throws Exception {
    logIn();
    Files.writeString(
        auth(), Files.readString(auth()).replaceFirst("}$", ", \"https://other\": {}}"));
    Files.writeString(credentials(), stored);
    try (LocalStack another = LocalStack.open(home)) {
      assertThat(another.quilt.awsCredentials().orElseThrow().accessKeyId()).startsWith("ASIA");
      assertThat(json(credentials()).get("registry_url")).isEqualTo(server.url().toString());
    }
  }

  @Test
  void anotherStackGetsNothingOfThisOne() throws Exception {
    logIn();
    AwsCredentials ours = stack.quilt.awsCredentials().orElseThrow();
    try (StackServer other = StackServer.start()) {
      stack.configured(other.url());
      assertThat(stack.session().accessToken()).isEmpty();
      assertThat(stack.quilt.awsCredentials()).isEmpty();
      assertThat(stack.authenticator().loggedIn()).isEmpty();

      stack.authenticator().loginWithToken(Secret.of(other.newCode()));
      assertThat(stack.quilt.awsCredentials()).isPresent().get().isNotEqualTo(ours);
      stack.authenticator().logout();

      stack.configured(server.url());
      assertThat(stack.session().accessToken()).isPresent();
      assertThat(stack.quilt.awsCredentials()).isPresent();
      assertThat(json(auth()).asMap()).containsOnlyKeys(server.url().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"https://", "[]", "null"})
  void aFileThatCannotBeReadIsAnErrorAndALoginReplacesIt(String broken) throws Exception {
    Files.writeString(auth(), broken);

    assertThatThrownBy(() -> stack.session().accessToken())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(auth().toString())
        .hasMessageContaining("log in again");
    assertThat(Files.readString(auth())).isEqualTo(broken);

    logIn();

    assertThat(stack.session().accessToken()).isPresent();
    assertThat(home.resolve("auth.json.unreadable")).hasContent(broken);
  }

  @Test
  void aSessionWithoutItsMembersIsAnErrorAndALoginReplacesIt() throws Exception {
    Files.writeString(auth(), "{\"%s\": {\"access_token\": \"hidden\"}}".formatted(server.url()));

    assertThatThrownBy(() -> stack.session().accessToken())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("log in again")
        .hasMessageNotContaining("hidden");
    logIn();
    assertThat(stack.session().accessToken()).isPresent();
  }

  @Test
  void aFileThatQuilt3IsWritingIsWaitedFor() throws Exception {
    logIn();
    String whole = Files.readString(auth());
    Files.writeString(auth(), whole.substring(0, 40));
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(auth(), whole);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            },
            CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS));
    try (LocalStack another = LocalStack.open(home)) {
      assertThat(another.session().accessToken()).isPresent();
    }
    written.join();
  }

  @Test
  void whatOthersChangeIsSeenASecondLater() throws Exception {
    logIn();
    Optional<Secret> first = stack.session().accessToken();
    try (LocalStack another = LocalStack.open(home)) {
      another.authenticator().loginWithToken(Secret.of(server.newCode()));
      Thread.sleep(1100);
      assertThat(stack.session().accessToken())
          .isEqualTo(another.session().accessToken())
          .isNotEqualTo(first);

      another.authenticator().logout();
      Thread.sleep(1100);
      assertThat(stack.session().accessToken()).isEmpty();
      assertThat(stack.quilt.awsCredentials()).isEmpty();
    }
  }

  @Test
  void anApiKeyIsNeverWritten() throws Exception {
    server.accept("qk_secret");
    stack.authenticator().loginWithApiKey("qk_secret");
    assertThat(stack.quilt.awsCredentials()).isPresent();

    assertThat(auth()).doesNotExist();
    assertThat(credentials()).doesNotExist();
    assertThat(Files.readString(home.resolve("config.yml"))).doesNotContain("qk_");
    stack.authenticator().logout();
    assertThat(stack.session().accessToken()).isEmpty();
  }

  @Test
  void anApiKeyThatIsRefusedIsNotReplacedByTheSession() {
    logIn();
    stack.authenticator().loginWithApiKey("qk_refused");
    assertThatThrownBy(stack.quilt::awsCredentials)
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageNotContaining("qk_refused");

    stack.authenticator().clearApiKey();
    assertThat(stack.quilt.awsCredentials()).isPresent();
  }

  @Test
  void aQuiltInMemoryWritesNoFile() {
    Map<String, String> values =
        Map.of("navigator_url", "https://catalog.example", "registryUrl", server.url().toString());
    try (LocalStack memory =
        LocalStack.open(
            home.resolve("unused"), builder -> builder.config(QuiltConfig.of(values, "test")))) {
      memory.authenticator().loginWithToken(Secret.of(server.newCode()));
      assertThat(memory.session().accessToken()).isPresent();
      assertThat(memory.quilt.awsCredentials()).isPresent();
      memory.authenticator().logout();
      assertThat(memory.session().accessToken()).isEmpty();
    }
    assertThat(home.resolve("unused")).doesNotExist();
  }
}
