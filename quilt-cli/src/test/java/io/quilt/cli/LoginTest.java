package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Secret;
import io.quilt.cli.Terminal.Result;
import io.quilt.testing.InMemoryAuthenticator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** login, logout and whoami, with a stack that accepts one code. */
class LoginTest {
  private static final String CATALOG = "https://catalog.example";
  private static final String CODE = "code-123";

  @TempDir Path folder;
  InMemoryAuthenticator stack;
  Terminal terminal;

  @BeforeEach
  void open() {
    stack = new InMemoryAuthenticator(CODE);
    terminal = Terminal.in(folder).choosing(builder -> builder.authenticator(stack));
  }

  @ParameterizedTest
  @ValueSource(strings = {CODE, CODE + "\n", " " + CODE + "\r\nmore\n"})
  void theCodeIsTheFirstLineOfTheInput(String input) {
    Result result = terminal.piping(input).run("login", "--token-stdin");

    assertThat(result).isEqualTo(new Result(0, "", "Logged in to " + CATALOG + "\n"));
    assertThat(stack.loggedIn()).contains(URI.create(CATALOG));
  }

  @Test
  void whatComesAfterTheFirstLineIsNotWaitedFor() {
    InputStream line = new ByteArrayInputStream((CODE + "\n").getBytes(StandardCharsets.UTF_8));
    InputStream open =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("Nothing more is read");
          }
        };

    Result result =
        terminal.piping(() -> new SequenceInputStream(line, open)).run("login", "--token-stdin");

    assertThat(result.status()).as(result.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\n" + CODE + "\n"})
  void anEmptyLineIsNoCode(String input) {
    Result result = terminal.piping(input).run("login", "--token-stdin");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).startsWith("quilt: No code came on standard input").hasLineCount(1);
    assertThat(stack.loggedIn()).isEmpty();
  }

  @Test
  void aLineThatIsTooLongIsNoCode() {
    String most = "x".repeat(8192);

    assertThat(terminal.piping(most + "\n").run("login", "--token-stdin").err())
        .contains("does not accept");
    Result result = terminal.piping(most + "x").run("login", "--token-stdin");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("longer than any code").doesNotContain("xx");
  }

  @Test
  void aCodeThatIsNotAcceptedIsNotShown() {
    Result result = terminal.piping("wrong-code").run("--debug", "login", "--token-stdin");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("does not accept").doesNotContain("wrong-code");
  }

  @Test
  void asksOnATerminal() {
    Result result = terminal.typing("").run("login");

    assertThat(result).isEqualTo(new Result(0, "", "Logged in to " + CATALOG + "\n"));
    assertThat(stack.loggedIn()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "02", "01"})
  void needsAWholeTerminalToAsk(String terminals) {
    Result result = terminal.having(terminals).run("login");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("--token-stdin").hasLineCount(1);
    assertThat(stack.loggedIn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"code-in-an-argument", "--token=code-in-an-argument", "--code-in-an-argument"})
  void neverTakesACodeFromAnArgument(String argument) {
    for (String[] args :
        new String[][] {
          {"login", argument}, {"login", "--token-stdin", argument}, {"login", argument, "--debug"}
        }) {
      Result result = terminal.piping(CODE).run(args);

      assertThat(result.status()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains("--token-stdin", "quilt login --help")
          .doesNotContain("code-in-an-argument");
      assertThat(stack.loggedIn()).isEmpty();
    }
  }

  @Test
  void logsOutOnce() {
    stack.loginWithToken(Secret.of(CODE));

    assertThat(terminal.run("logout"))
        .isEqualTo(new Result(0, "", "Logged out of " + CATALOG + "\n"));
    assertThat(stack.loggedIn()).isEmpty();
    assertThat(terminal.run("logout")).isEqualTo(new Result(0, "", "Nobody was logged in\n"));
  }

  @Test
  void whoIsLoggedIn() {
    stack.loginWithToken(Secret.of(CODE));

    assertThat(terminal.run("whoami")).isEqualTo(new Result(0, CATALOG + "\n", ""));
  }

  @Test
  void whoIsNotLoggedInLearnsHow() {
    Result unconfigured = terminal.run("whoami");
    terminal.ok("config", "--set", "navigator_url=https://open.example.com");
    Result configured = terminal.run("whoami");

    assertThat(unconfigured.status()).isEqualTo(1);
    assertThat(unconfigured.out()).isEmpty();
    assertThat(unconfigured.err()).contains("'quilt config CATALOG_URL'").hasLineCount(1);
    assertThat(configured.status()).isEqualTo(1);
    assertThat(configured.out()).isEmpty();
    assertThat(configured.err())
        .contains("to https://open.example.com; run 'quilt login'", "QUILT_API_KEY")
        .hasLineCount(1);
  }

  @Test
  void aLoginWithoutACatalogNamesTheStackAndCountsAsNone() {
    URI registry = URI.create("https://registry.example");
    stack = new InMemoryAuthenticator(null, registry, Clock.systemUTC(), Set.of(Secret.of(CODE)));
    terminal.ok("config", "--set", "registryUrl=" + registry);

    assertThat(terminal.piping(CODE).run("login", "--token-stdin").err())
        .isEqualTo("Logged in to " + registry + "\n");
    assertThat(terminal.run("whoami").status()).isEqualTo(1);
  }

  @Test
  void needsAStack() {
    stack = new InMemoryAuthenticator(null, null, Clock.systemUTC(), Set.of());

    Result result = terminal.piping(CODE).run("login", "--token-stdin");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("no stack is configured").doesNotContain(CODE);
  }
}
