package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Secret;
import io.quilt.cli.Terminal.Result;
import io.quilt.testing.InMemoryAuthenticator;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code QUILT_API_KEY}. */
class ApiKeyTest {
  private static final String VARIABLE = "QUILT_API_KEY";
  private static final String KEY = "qk_a-key-that-must-not-show";

  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void open() {
    terminal = Terminal.in(folder);
    terminal.ok(
        "config", "--set", "navigator_url=https://x.example", "registryUrl=https://r.example");
  }

  @Test
  void logsInForOneRunOnly() {
    assertThat(terminal.with(VARIABLE, KEY).run("whoami"))
        .isEqualTo(new Result(0, "https://x.example\n", ""));
    assertThat(terminal.path("home/auth.json")).doesNotExist();
    assertThat(terminal.with(VARIABLE, "").run("whoami").status()).isEqualTo(1);
  }

  @Test
  void isTheOneOfTheSession() {
    InMemoryAuthenticator stack = new InMemoryAuthenticator();
    terminal.choosing(builder -> builder.authenticator(stack)).with(VARIABLE, KEY);

    terminal.ok("config");

    assertThat(stack.accessToken()).contains(Secret.of(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " " + KEY,
        KEY + "\n",
        KEY + " and more",
        KEY + "\u0001",
        "a-key-that-must-not-show"
      })
  void whatIsNoKeyIsNotShown(String value) {
    terminal.with(VARIABLE, value);

    for (String command : new String[] {"whoami", "config", "logout"}) {
      Result result = terminal.run(command);
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("quilt: QUILT_API_KEY cannot be used: ").hasLineCount(1);
      assertThat(terminal.run("--debug", command).err() + result.err())
          .doesNotContain("that-must-not-show");
    }
  }

  @Test
  void whatIsBlankIsNoKey() {
    assertThat(terminal.with(VARIABLE, " ").run("config").err())
        .isEqualTo("quilt: QUILT_API_KEY cannot be used: A secret cannot be blank\n");
  }

  @Test
  void needsAnAuthenticator() {
    terminal.choosing(builder -> builder.classLoader(ClassLoader.getPlatformClassLoader()));

    assertThat(terminal.run("config").status()).isZero();
    Result result = terminal.with(VARIABLE, KEY).run("config");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("quilt: QUILT_API_KEY cannot be used: ")
        .contains("quilt-auth")
        .doesNotContain(KEY)
        .hasLineCount(1);
  }

  @Test
  void staysAfterLogout() {
    InMemoryAuthenticator stack = new InMemoryAuthenticator("code");
    terminal.choosing(builder -> builder.authenticator(stack)).with(VARIABLE, KEY);
    String remains = "QUILT_API_KEY is still set and logs commands in; unset it to end that\n";

    assertThat(terminal.run("logout"))
        .isEqualTo(new Result(0, "", "Nobody was logged in\n" + remains));
    assertThat(stack.loggedIn()).isEmpty();

    stack.loginWithToken(Secret.of("code"));
    assertThat(terminal.run("logout").err())
        .isEqualTo("Logged out of https://catalog.example\n" + remains);
    assertThat(stack.loggedIn()).isEmpty();
  }

  @Test
  void isNotNeededForTheVersion() {
    assertThat(terminal.with(VARIABLE, "nonsense").run("--version").status()).isZero();
  }
}
