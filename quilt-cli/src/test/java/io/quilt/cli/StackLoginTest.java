package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import io.quilt.cli.Terminal.Result;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From a catalog's URL to a login and back, with a stack and real files. */
class StackLoginTest {
  @TempDir Path folder;
  StackServer stack;
  Terminal terminal;

  @BeforeEach
  void start() {
    stack = StackServer.start();
    terminal = Terminal.in(folder);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private Result login(String code) {
    return terminal.piping(code + "\n").run("login", "--token-stdin");
  }

  private String content(String file) throws IOException {
    return Files.readString(terminal.path("home/" + file));
  }

  @Test
  void fromACatalogToALoginAndBack() throws IOException {
    assertThat(terminal.ok("config", stack.url().toString())).isEmpty();
    assertThat(terminal.run("whoami").status()).isEqualTo(1);
    String code = stack.newCode();

    Result login = login(code);
    assertThat(login).isEqualTo(new Result(0, "", "Logged in to " + stack.url() + "\n"));
    assertThat(content("auth.json"))
        .contains("\"" + stack.url() + "\"", "refresh-")
        .doesNotContain(code);
    assertThat(content("credentials.json")).contains("ASIA");
    assertThat(terminal.ok("whoami")).isEqualTo(stack.url() + "\n");

    assertThat(terminal.run("logout"))
        .isEqualTo(new Result(0, "", "Logged out of " + stack.url() + "\n"));
    assertThat(content("auth.json")).isEqualTo("{}");
    assertThat(content("credentials.json")).isEqualTo("{}");
    assertThat(terminal.run("whoami").status()).isEqualTo(1);
    assertThat(terminal.run("logout").err()).isEqualTo("Nobody was logged in\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no file modes")
  void onlyTheUserReadsWhatIsSaved() throws IOException {
    terminal.ok("config", stack.url().toString());
    login(stack.newCode());

    for (String file : List.of("auth.json", "credentials.json")) {
      assertThat(Files.getPosixFilePermissions(terminal.path("home/" + file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void aUsedCodeFailsAndNoSecretShows() throws IOException {
    terminal.ok("config", stack.url().toString());
    String code = stack.newCode();
    Result first = login(code);
    Metadata session = Metadata.ofJson(content("auth.json"));
    Metadata credentials = Metadata.ofJson(content("credentials.json"));

    Result second = terminal.run("--debug", "login", "--token-stdin");
    Result who = terminal.run("--debug", "whoami");
    Result out = terminal.run("--debug", "logout");

    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err()).startsWith("quilt: " + stack.url() + "/api/token does not accept");
    assertThat(who.status()).isZero();
    assertThat(List.of(first, second, who, out).toString())
        .doesNotContain(code)
        .doesNotContain(texts(session.get(stack.url().toString()), "refresh_token", "access_token"))
        .doesNotContain(texts(credentials.asMap(), "secret_key", "token"));
  }

  private static List<String> texts(@Nullable Object members, String... names) {
    assertThat(members).isInstanceOf(Map.class);
    return List.of(names).stream().map(name -> ((Map<?, ?>) members).get(name).toString()).toList();
  }

  @Test
  void aLoginNeedsAStack() {
    Result result = login("code-of-nobody");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("registryUrl", "quilt config https://YOUR-CATALOG")
        .doesNotContain("code-of-nobody")
        .hasLineCount(1);
    assertThat(terminal.path("home/auth.json")).doesNotExist();
  }

  @Test
  void aLoginWithoutACatalogCountsAsNone() {
    terminal.ok("config", "--set", "registryUrl=" + stack.url());

    assertThat(login(stack.newCode()).err()).isEqualTo("Logged in to " + stack.url() + "\n");
    Result who = terminal.run("whoami");

    assertThat(who.status()).isEqualTo(1);
    assertThat(who.err()).contains("quilt config CATALOG_URL").hasLineCount(1);
  }

  @Test
  void logoutMendsWhatCannotBeRead() throws IOException {
    terminal.ok("config", stack.url().toString());
    terminal.write("home/auth.json", "{\"cut off");

    assertThat(terminal.run("whoami").err()).contains("home/auth.json").hasLineCount(1);
    assertThat(terminal.run("logout"))
        .isEqualTo(
            new Result(0, "", "Logged out; what was saved of the login could not be read\n"));
    assertThat(content("auth.json")).isEqualTo("{}");
  }
}
