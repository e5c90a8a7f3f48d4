package io.quilt.cli;

import io.quilt.api.ProviderException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;

/** A command that works with the user's configuration and registries. */
abstract class QuiltTask extends Task {
  /** The variable whose API key logs a command in while it runs. */
  static final String API_KEY = "QUILT_API_KEY";

  @Override
  public final Integer call() {
    try (Quilt quilt = shell().quilt().get()) {
      useApiKey(quilt);
      return run(quilt);
    }
  }

  private void useApiKey(Quilt quilt) {
    if (hasApiKey()) {
      try {
        quilt.authenticator().loginWithApiKey(apiKey());
      } catch (IllegalArgumentException | ProviderException e) {
        throw new QuiltException(API_KEY + " cannot be used: " + e.getMessage(), e);
      }
    }
  }

  /** Whether there is an API key for this run. */
  final boolean hasApiKey() {
    return !apiKey().isEmpty();
  }

  private String apiKey() {
    return shell().variables().getOrDefault(API_KEY, "");
  }

  /** Does the work and returns the exit status. */
  abstract int run(Quilt quilt);
}
