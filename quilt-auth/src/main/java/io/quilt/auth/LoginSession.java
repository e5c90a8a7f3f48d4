package io.quilt.auth;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.AwsCredentials;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackSession;
import java.net.URI;
import java.util.Optional;

/**
 * The login to the configured stack: an API key in memory, or the session in the user's files.
 * Thread-safe; no lock is taken while what is known is good.
 */
final class LoginSession implements StackSession {
  private final QuiltContext context;
  private final IdentityService identity;
  private final AuthFile authFile;
  private final CredentialsFile credentialsFile;
  private final SessionTokens tokens;
  private final StackCredentials credentials;
  private volatile Login login = Login.BY_SESSION;

  LoginSession(QuiltContext context, IdentityService identity, Delay delay) {
    this.context = context;
    this.identity = identity;
    this.authFile = new AuthFile(context.userFiles());
    this.credentialsFile = new CredentialsFile(context.userFiles(), authFile);
    this.tokens = new SessionTokens(this::stack, authFile, identity, delay);
    this.credentials =
        new StackCredentials(context::config, tokens, credentialsFile, identity, delay);
  }

  private Optional<Stack> stack() {
    return Stack.of(context.config());
  }

  @Override
  public Optional<URI> registryUrl() {
    return stack().map(Stack::url);
  }

  @Override
  public Optional<Secret> accessToken() {
    Optional<Secret> key = login.apiKey();
    return key.isPresent() ? key : tokens.get();
  }

  @Override
  public Optional<Secret> accessToken(URI stack) {
    Optional<Secret> key = login.apiKey();
    return key.isPresent() ? key : tokens.get(stack);
  }

  @Override
  public void reject(Secret token) {
    tokens.reject(token);
  }

  @Override
  public Optional<AwsCredentials> awsCredentials() {
    return credentials.get(login);
  }

  @Override
  public void reject(AwsCredentials refused) {
    credentials.reject(refused);
  }

  @Override
  public void configChanged() {
    tokens.forget();
    credentials.forget();
  }

  /** Whether there is an API key, or a session of the configured stack. */
  boolean isLoggedIn() {
    return login.apiKey().isPresent()
        || stack().filter(here -> authFile.has(here.name())).isPresent();
  }

  void useApiKey(ApiKeySecret key) {
    login = Login.by(key);
  }

  void clearApiKey() {
    login = Login.BY_SESSION;
  }

  /** Exchanges a code and keeps the session; then fetches AWS credentials, as quilt3 does. */
  void logIn(Secret code) {
    Stack here = Stack.required(context.config());
    StoredSession session = identity.session(here, code);
    authFile.put(here.name(), session);
    configChanged();
    AwsCredentials fetched =
        identity
            .credentials(here, session.accessToken())
            .orElseThrow(() -> Answers.notAccepted(here.url(), "status 401"));
    credentialsFile.put(here.name(), fetched);
    configChanged();
  }

  void logOut() {
    login = Login.BY_SESSION;
    Optional<String> name = context.config().text(QuiltConfig.REGISTRY_URL);
    name.ifPresent(authFile::remove);
    name.ifPresent(credentialsFile::remove);
    configChanged();
  }

  /** Says nothing that is secret. */
  @Override
  public String toString() {
    return "LoginSession[" + (login.apiKey().isPresent() ? "API key" : "session") + "]";
  }
}
