package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.Authenticator;
import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.spi.StackSession;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Authenticator} and its {@link StackSession} do. Every test begins logged out,
 * at a stack whose tokens and AWS credentials are valid for more than ten minutes and less than a
 * day.
 */
public abstract class AuthenticatorContract {
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Prepares the contract. */
  protected AuthenticatorContract() {}

  /** The authenticator; the same one all through a test. */
  protected abstract Authenticator authenticator();

  /** The session that {@link #authenticator()} changes. */
  protected abstract StackSession session();

  /** The catalog of the configured stack. */
  protected abstract URI catalogUrl();

  /** The identity service of the configured stack. */
  protected abstract URI registryUrl();

  /** A code that the stack accepts now, each time it is called. */
  protected abstract Secret acceptedCode();

  /** An API key that the stack accepts; {@code qk_contract} unless overridden. */
  protected ApiKeySecret acceptedApiKey() {
    return ApiKeySecret.of("qk_contract");
  }

  /** Lets time pass, for the stack and for the authenticator. */
  protected abstract void advance(Duration time);

  /** Ends the session at the stack, so that it renews nothing more. */
  protected abstract void endSession();

  /** An authenticator for which no stack is configured. */
  protected abstract Authenticator withoutStack();

  @Test
  void nobodyIsLoggedInAtFirst() {
    assertLoggedOut();
    assertThat(session().registryUrl()).contains(registryUrl());
  }

  @Test
  void codeLogsIn() {
    authenticator().loginWithToken(acceptedCode());
    assertThat(authenticator().loggedIn()).contains(catalogUrl());
    assertThat(session().accessToken()).isPresent();
  }

  @Test
  void wrongCodeLeavesTheStateUnchanged() {
    Secret wrong = Secret.of("not-the-code");
    assertThatThrownBy(() -> authenticator().loginWithToken(wrong))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageNotContaining(wrong.reveal());
    assertLoggedOut();
    Secret token = logIn();
    assertThatThrownBy(() -> authenticator().loginWithToken(wrong))
        .isInstanceOf(NotAuthenticatedException.class);
    assertThat(session().accessToken()).contains(token);
  }

  @Test
  void promptSeesTheLoginPage() {
    AtomicReference<URI> shown = new AtomicReference<>();
    authenticator()
        .login(
            page -> {
              shown.set(page);
              return acceptedCode();
            });
    assertThat(shown.get()).hasToString(registryUrl().resolve("/login").toString());
    assertThat(authenticator().loggedIn()).contains(catalogUrl());
  }

  @Test
  void promptThatFailsLeavesTheStateUnchanged() {
    QuiltException nobody = new QuiltException("Nobody can be asked");
    assertThatThrownBy(
            () ->
                authenticator()
                    .login(
                        page -> {
                          throw nobody;
                        }))
        .isSameAs(nobody);
    assertThatThrownBy(() -> authenticator().login(page -> Secret.of("not-the-code")))
        .isInstanceOf(NotAuthenticatedException.class);
    assertLoggedOut();
  }

  @Test
  void tokenStaysWhileItIsValid() {
    Secret token = logIn();
    advance(Duration.ofMinutes(5));
    assertThat(session().accessToken()).contains(token);
  }

  @Test
  void tokenThatExpiresIsRenewed() {
    Secret token = logIn();
    advance(A_DAY);
    assertThat(session().accessToken()).isPresent().get().isNotEqualTo(token);
    assertThat(authenticator().loggedIn()).contains(catalogUrl());
  }

  @Test
  void manyThreadsShareOneRenewal() {
    Secret token = logIn();
    advance(A_DAY);
    List<CompletableFuture<Optional<Secret>>> calls =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> session().accessToken()))
            .limit(16)
            .toList();
    Set<Secret> seen =
        calls.stream().map(call -> call.join().orElseThrow()).collect(Collectors.toSet());
    assertThat(seen).hasSize(1).doesNotContain(token);
  }

  @Test
  void rejectedTokenIsRenewed() {
    Secret token = logIn();
    session().reject(token);
    assertThat(session().accessToken()).isPresent().get().isNotEqualTo(token);
  }

  @Test
  void rejectingAnOldTokenChangesNothing() {
    Secret old = logIn();
    session().reject(old);
    Secret renewed = session().accessToken().orElseThrow();
    session().reject(old);
    assertThat(session().accessToken()).contains(renewed);
  }

  @Test
  void endedSessionNeedsANewLogin() {
    logIn();
    endSession();
    advance(A_DAY);
    assertThatThrownBy(() -> session().accessToken()).isInstanceOf(NotAuthenticatedException.class);
    assertThatThrownBy(() -> session().awsCredentials())
        .isInstanceOf(NotAuthenticatedException.class);
    authenticator().loginWithToken(acceptedCode());
    assertThat(session().accessToken()).isPresent();
  }

  @Test
  void apiKeyIsInForceUntilItIsCleared() {
    Secret token = logIn();
    authenticator().loginWithApiKey(acceptedApiKey());
    assertThat(session().accessToken()).contains(acceptedApiKey().secret());
    authenticator().clearApiKey();
    assertThat(session().accessToken()).contains(token);
  }

  @Test
  void apiKeyAloneIsALogin() {
    authenticator().loginWithApiKey(acceptedApiKey().reveal());
    assertThat(authenticator().loggedIn()).contains(catalogUrl());
    assertThat(session().accessToken()).contains(acceptedApiKey().secret());
    advance(A_DAY);
    assertThat(session().accessToken()).contains(acceptedApiKey().secret());
    authenticator().clearApiKey();
    assertLoggedOut();
  }

  @Test
  void wrongApiKeyLeavesTheStateUnchanged() {
    for (String wrong :
        List.of("", "key", " qk_key", "qk_key\n", "qk_a b", "qk_\u0001", "qk_\u00fc")) {
      assertThatIllegalArgumentException().isThrownBy(() -> authenticator().loginWithApiKey(wrong));
    }
    assertLoggedOut();
  }

  @Test
  void awsCredentialsAreKeptWhileTheyAreValid() {
    logIn();
    AwsCredentials credentials = session().awsCredentials().orElseThrow();
    advance(Duration.ofMinutes(5));
    assertThat(session().awsCredentials()).contains(credentials);
    advance(A_DAY);
    AwsCredentials renewed = session().awsCredentials().orElseThrow();
    assertThat(renewed.expiration()).isAfter(credentials.expiration());
    assertThat(renewed).isNotEqualTo(credentials);
  }

  @Test
  void awsCredentialsOfOneLoginAreNotThoseOfAnother() {
    logIn();
    AwsCredentials ofSession = session().awsCredentials().orElseThrow();
    authenticator().loginWithApiKey(acceptedApiKey());
    assertThat(session().awsCredentials()).isPresent().get().isNotEqualTo(ofSession);
  }

  @Test
  void logoutForgetsEverything() {
    logIn();
    authenticator().loginWithApiKey(acceptedApiKey());
    session().awsCredentials();
    authenticator().logout();
    assertLoggedOut();
    authenticator().clearApiKey();
    authenticator().logout();
    assertLoggedOut();
  }

  @Test
  void secretsAreNeverPrinted() {
    Secret token = logIn();
    AwsCredentials credentials = session().awsCredentials().orElseThrow();
    assertThat(authenticator().toString() + session() + session().accessToken() + credentials)
        .doesNotContain(token.reveal())
        .doesNotContain(credentials.secretAccessKey().reveal())
        .doesNotContain(credentials.sessionToken().reveal());
  }

  @Test
  void loginNeedsAStack() {
    Authenticator nowhere = withoutStack();
    assertThatThrownBy(() -> nowhere.loginWithToken(acceptedCode()))
        .isInstanceOf(InvalidConfigException.class);
    assertThatThrownBy(() -> nowhere.login(page -> acceptedCode()))
        .isInstanceOf(InvalidConfigException.class);
    assertThat(nowhere.loggedIn()).isEmpty();
  }

  private Secret logIn() {
    authenticator().loginWithToken(acceptedCode());
    return session().accessToken().orElseThrow();
  }

  private void assertLoggedOut() {
    assertThat(authenticator().loggedIn()).isEmpty();
    assertThat(session().accessToken()).isEmpty();
    assertThat(session().awsCredentials()).isEmpty();
  }
}
