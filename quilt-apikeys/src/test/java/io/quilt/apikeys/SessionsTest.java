package io.quilt.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.ApiKey;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose keys they are: of the login in force, on the stack that is configured. */
class SessionsTest {
  private final StackServer server = StackServer.start();
  private final StackServer other = StackServer.start();
  private Quilt quilt;

  @BeforeEach
  void open() {
    quilt = Stacks.open(server.url());
  }

  @AfterEach
  void close() {
    quilt.close();
    server.close();
    other.close();
  }

  private static void logIn(Quilt quilt, StackServer stack) {
    quilt.authenticator().loginWithToken(Secret.of(stack.newCode()));
  }

  @Test
  void aSessionWillDoAndSoWillTheKeysThatItMade() {
    logIn(quilt, server);
    CreatedApiKey created = quilt.apiKeys().create("ci");

    try (Quilt pipeline = Stacks.open(server.url())) {
      pipeline.authenticator().loginWithApiKey(created.secret());
      ApiKey key = pipeline.apiKeys().get(created.key().id()).orElseThrow();
      assertThat(key.lastUsedAt()).isPresent();
      pipeline.apiKeys().revoke(created.secret());
      assertThatThrownBy(() -> pipeline.apiKeys().list())
          .isInstanceOf(NotAuthenticatedException.class);
    }
    assertThat(quilt.apiKeys().list()).isEmpty();
  }

  @Test
  void aTokenThatExpiresIsRenewedOnce() {
    logIn(quilt, server);
    quilt.apiKeys().create("ci");
    server.expireTokens();

    assertThat(quilt.apiKeys().list()).hasSize(1);
    assertThat(quilt.apiKeys().list()).hasSize(1);
    assertThat(server.exchanges()).isEqualTo(2);
  }

  @Test
  void aSessionThatEndedIsAskedForOnce() {
    logIn(quilt, server);
    server.endSessions();
    server.expireTokens();

    assertThatThrownBy(() -> quilt.apiKeys().list()).isInstanceOf(NotAuthenticatedException.class);
    assertThat(server.exchanges()).isEqualTo(2);
  }

  @Test
  void anAnswerForNobodyRenewsTheLoginOnce() {
    RotatingSession session = new RotatingSession(server.url(), "expired", "qk_good");
    server.accept("qk_good");
    server.treatAsNobody("expired");

    try (Quilt watched = session.quilt()) {
      assertThat(watched.apiKeys().list()).isEmpty();
      assertThat(session.rejected()).containsExactly("expired");
    }
  }

  @Test
  void anAnswerForNobodyIsAnErrorWhenTheLoginStaysTheSame() {
    RotatingSession session = new RotatingSession(server.url(), "stale");
    server.treatAsNobody("stale");

    try (Quilt watched = session.quilt()) {
      assertThatThrownBy(() -> watched.apiKeys().get("id"))
          .isInstanceOf(NotAuthenticatedException.class);
      assertThat(server.documents()).hasSize(1);
    }
  }

  @Test
  void twoStacksNeverMix() {
    try (Quilt second = Stacks.open(other.url())) {
      logIn(quilt, server);
      logIn(second, other);
      String here = quilt.apiKeys().create("here").key().id();
      String there = second.apiKeys().create("there").key().id();

      assertThat(quilt.apiKeys().list()).extracting(ApiKey::name).containsExactly("here");
      assertThat(second.apiKeys().list()).extracting(ApiKey::name).containsExactly("there");
      assertThat(quilt.apiKeys().get(there)).isEmpty();
      assertThat(second.apiKeys().get(here)).isEmpty();
    }
  }

  @Test
  void aServiceFollowsTheConfigurationToAnotherStack() {
    logIn(quilt, server);
    quilt.apiKeys().create("here");
    quilt.configure(Map.of(QuiltConfig.REGISTRY_URL, other.url().toString()));

    assertThatThrownBy(() -> quilt.apiKeys().list()).isInstanceOf(NotAuthenticatedException.class);
    logIn(quilt, other);
    assertThat(quilt.apiKeys().list()).isEmpty();
  }

  @Test
  void anOlderStackIsAskedForTheAddressOnceOnly() {
    logIn(quilt, server);
    server.becomeOlder();

    ApiKey created = quilt.apiKeys().create("ci").key();
    assertThat(created.userEmail()).isEmpty();
    assertThat(quilt.apiKeys().list()).containsExactly(created);
    assertThat(quilt.apiKeys().get(created.id())).contains(created);
    List<String> documents = server.documents();
    assertThat(documents).hasSize(4).filteredOn(text -> text.contains("userEmail")).hasSize(1);
    assertThat(documents.get(0)).contains("userEmail");
  }

  @Test
  void withoutAStackTheErrorSaysSo() {
    try (Quilt nowhere = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      nowhere.authenticator().loginWithApiKey("qk_a");
      assertThatThrownBy(() -> nowhere.apiKeys().list())
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("no stack is configured");
    }
  }
}
