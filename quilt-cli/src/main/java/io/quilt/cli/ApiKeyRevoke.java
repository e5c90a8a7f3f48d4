package io.quilt.cli;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(name = "revoke", description = "Revoke an API key, by its id or by its secret.")
final class ApiKeyRevoke extends QuiltTask {
  private static final String SECRETS = "qk_";

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The key's id.")
  private @Nullable String id;

  @Option(
      names = "--secret-stdin",
      description = "Read the secret from the first line of standard input.")
  private boolean fromInput;

  // Collected, since the parser would repeat in its message what may be a secret.
  @Unmatched private @Nullable List<String> more;

  @Override
  int run(Quilt quilt) {
    checkUsage();
    ApiKeyService keys = quilt.apiKeys();
    if (id == null) {
      keys.revoke(secret());
    } else {
      keys.revoke(id);
    }
    shell().err().line("Revoked the API key");
    return 0;
  }

  private void checkUsage() {
    if (id != null && id.startsWith(SECRETS)) {
      throw wrongUsage(
          "revoke takes an id; a secret comes from standard input with --secret-stdin, as others"
              + " could see it in an argument");
    }
    if ((id == null) != fromInput || (more != null && !more.isEmpty())) {
      throw wrongUsage("revoke takes either the ID of one key or --secret-stdin");
    }
  }

  private ApiKeySecret secret() {
    try {
      return ApiKeySecret.of(SecretLine.of(shell().in(), "secret"));
    } catch (IllegalArgumentException e) {
      throw new QuiltException("What came on standard input cannot be used: " + e.getMessage(), e);
    }
  }
}
