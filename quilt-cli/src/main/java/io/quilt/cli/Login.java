package io.quilt.cli;

import io.quilt.api.Authenticator;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

@Command(
    name = "login",
    description = {
      "Log in to the configured stack.",
      "Opens its login page in a web browser and asks for the code that the page shows."
    })
final class Login extends QuiltTask {
  @Option(
      names = "--token-stdin",
      description = "Read the code, or a refresh token, from the first line of standard input.")
  private boolean fromInput;

  // Collected, since the parser would repeat in its message what may be a secret.
  @Unmatched private @Nullable List<String> more;

  @Override
  int run(Quilt quilt) {
    if (more != null && !more.isEmpty()) {
      throw wrongUsage(
          "login takes no argument but --token-stdin, as others could see it; a code comes from"
              + " standard input, an API key from "
              + API_KEY);
    }
    Authenticator stack = quilt.authenticator();
    if (fromInput) {
      stack.loginWithToken(Secret.of(SecretLine.of(shell().in(), "code")));
    } else if (shell().canAskSecretly()) {
      stack.login();
    } else {
      throw wrongUsage(
          "login asks for a code, which needs a terminal for input, output and messages; without"
              + " one, pipe the code to --token-stdin");
    }
    shell().err().line("Logged in to " + place(quilt, stack));
    return 0;
  }

  private static String place(Quilt quilt, Authenticator stack) {
    return stack
        .loggedIn()
        .map(Object::toString)
        .or(() -> quilt.savedConfig().text(QuiltConfig.REGISTRY_URL))
        .orElse("the stack");
  }
}
