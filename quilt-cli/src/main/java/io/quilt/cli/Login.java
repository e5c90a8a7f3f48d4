package io.quilt.cli;

import io.quilt.api.Authenticator;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
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
  private static final int LONGEST_CODE = 8192;

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
      stack.loginWithToken(code());
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

  private Secret code() {
    String line = firstLine().strip();
    if (line.isEmpty()) {
      throw new QuiltException(
          "No code came on standard input; pipe the code that the login page shows");
    }
    return Secret.of(line);
  }

  // Byte by byte, so that whoever holds the other end open is not waited for.
  private String firstLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream input = shell().in();
    try {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        if (line.size() == LONGEST_CODE) {
          throw new QuiltException(
              "The first line of standard input is longer than any code; pipe the code only");
        }
        line.write(next);
      }
    } catch (ClosedByInterruptException e) {
      throw new QuiltInterruptedException("reading the code");
    } catch (IOException e) {
      throw new UncheckedIOException("The code cannot be read from standard input", e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
