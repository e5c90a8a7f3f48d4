package io.quilt.apikeys;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.Authenticator;
import io.quilt.api.AwsCredentials;
import io.quilt.api.LoginPrompt;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.spi.StackSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A login of one's own, with the next of its tokens when one is refused; the last one stays. */
final class RotatingSession implements Authenticator, StackSession {
  private final URI stack;
  private final List<String> tokens;
  private final List<String> rejected = new ArrayList<>();

  RotatingSession(URI stack, String... tokens) {
    this.stack = stack;
    this.tokens = new ArrayList<>(List.of(tokens));
  }

  Quilt quilt() {
    return Quilt.builder()
        .config(QuiltConfig.defaults().with(QuiltConfig.REGISTRY_URL, stack.toString()))
        .authenticator(this)
        .build();
  }

  List<String> rejected() {
    return rejected;
  }

  @Override
  public Optional<URI> registryUrl() {
    return Optional.of(stack);
  }

  @Override
  public Optional<Secret> accessToken() {
    return Optional.of(Secret.of(tokens.get(0)));
  }

  @Override
  public void reject(Secret token) {
    if (tokens.size() > 1 && tokens.get(0).equals(token.reveal())) {
      rejected.add(tokens.remove(0));
    }
  }

  @Override
  public Optional<AwsCredentials> awsCredentials() {
    return Optional.empty();
  }

  @Override
  public void reject(AwsCredentials credentials) {}

  @Override
  public void login() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void login(LoginPrompt prompt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void loginWithToken(Secret code) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void loginWithApiKey(ApiKeySecret key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clearApiKey() {}

  @Override
  public void logout() {}

  @Override
  public Optional<URI> loggedIn() {
    return Optional.empty();
  }
}
