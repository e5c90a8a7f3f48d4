package io.quilt.auth;

import io.quilt.api.LoginPrompt;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import java.io.Console;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks on the console, without echo. */
final class ConsolePrompt implements LoginPrompt {
  @Override
  public Secret ask(URI loginPage) {
    Console console = console();
    if (console == null) {
      throw new QuiltException(
          "There is no console to enter the code on; get it from %s and log in with the code itself,"
                  .formatted(loginPage)
              + " or with an API key");
    }
    char[] entered = console.readPassword("Enter the code from the web page: ");
    if (entered == null) {
      throw new QuiltException("No code was entered; log in again");
    }
    String code = new String(entered).strip();
    Arrays.fill(entered, ' ');
    if (code.isEmpty()) {
      throw new QuiltException("No code was entered; log in again");
    }
    return Secret.of(code);
  }

  // From JDK 22 on there is a console object without a console, too.
  @SuppressWarnings("SystemConsoleNull") // It is asked below.
  private static @Nullable Console console() {
    Console console = System.console();
    if (console == null) {
      return null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
    } catch (ReflectiveOperationException olderJdk) {
      return console;
    }
  }
}
