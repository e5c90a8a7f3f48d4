package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import io.quilt.cli.Terminal.Result;
import io.quilt.servers.stack.StackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quilt api-key}, against a stack. */
class ApiKeyCommandsTest {
  @TempDir Path folder;
  StackServer stack;
  Terminal terminal;

  @BeforeEach
  void start() {
    stack = StackServer.start();
    terminal = Terminal.in(folder);
    terminal.ok("config", stack.url().toString());
    terminal.piping(stack.newCode() + "\n").ok("login", "--token-stdin");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private String[] listed() {
    return terminal.ok("api-key", "list").split("[\t\n]");
  }

  @Test
  void aSecretIsPrintedOnceAndAlone() {
    Result created = terminal.run("api-key", "create", "ci 2026", "--days", "30");
    String secret = created.out().strip();

    assertThat(created.status()).isZero();
    assertThat(secret).startsWith("qk_").doesNotContain("\n");
    assertThat(created.err()).contains("'ci 2026'", "valid until").doesNotContain(secret);
    assertThat(listed()).hasSize(5).contains("ci 2026", "ACTIVE");
    assertThat(terminal.ok("api-key", "list", "--json")).contains("ci 2026").doesNotContain(secret);
    assertThat(terminal.with("QUILT_API_KEY", secret).run("whoami").status()).isZero();
  }

  @Test
  void asJson() {
    Metadata created = Metadata.ofJson(terminal.ok("api-key", "create", "ci", "--json"));
    String id = String.valueOf(created.get("id"));

    assertThat(created.asMap())
        .containsOnlyKeys(
            "id",
            "name",
            "fingerprint",
            "created_at",
            "expires_at",
            "last_used_at",
            "status",
            "user_email",
            "secret")
        .containsEntry("name", "ci")
        .containsEntry("user_email", "user@example.com")
        .containsEntry("last_used_at", null);
    Metadata found = Metadata.ofJson(terminal.ok("api-key", "get", id, "--json"));
    assertThat(found.get("secret")).isNull();
    assertThat(found.get("created_at")).isEqualTo(created.get("created_at"));
    assertThat(terminal.ok("api-key", "list", "--json"))
        .isEqualTo("[\n" + terminal.ok("api-key", "get", id, "--json") + "]\n");
  }

  @Test
  void listTakesFilters() {
    terminal.ok("api-key", "create", "one");
    terminal.ok("api-key", "create", "two");

    assertThat(terminal.ok("api-key", "list", "--name", "one")).contains("\tone\t").hasLineCount(1);
    assertThat(terminal.ok("api-key", "list", "--status", "expired")).isEmpty();
    assertThat(terminal.ok("api-key", "list", "--status", "ACTIVE")).hasLineCount(2);
    String fingerprint = listed()[2];
    assertThat(terminal.ok("api-key", "list", "--fingerprint", fingerprint))
        .contains(fingerprint)
        .hasLineCount(1);
    assertThat(terminal.run("api-key", "list", "--status", "UNKNOWN").status()).isEqualTo(2);
  }

  @Test
  void getPrintsWhatListDoes() {
    terminal.ok("api-key", "create", "ci");

    assertThat(terminal.ok("api-key", "get", listed()[0]))
        .isEqualTo(terminal.ok("api-key", "list"));
    Result unknown = terminal.run("api-key", "get", "no-such-id");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("no-such-id", "quilt api-key list").hasLineCount(1);
  }

  @Test
  void revokesByIdAndBySecret() {
    terminal.ok("api-key", "create", "first");
    assertThat(terminal.run("api-key", "revoke", listed()[0]))
        .isEqualTo(new Result(0, "", "Revoked the API key\n"));

    String secret = terminal.ok("api-key", "create", "second");
    assertThat(terminal.piping(secret).run("api-key", "revoke", "--secret-stdin"))
        .isEqualTo(new Result(0, "", "Revoked the API key\n"));
    assertThat(terminal.ok("api-key", "list")).isEmpty();

    Result again = terminal.piping(secret).run("--debug", "api-key", "revoke", "--secret-stdin");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("API key not found").doesNotContain(secret.strip());
  }

  @Test
  void aSecretIsNeverReadFromAnArgumentNorRepeated() {
    String[][] wrong = {
      {"api-key", "revoke", "qk_secret"},
      {"api-key", "revoke", "id", "qk_secret"},
      {"api-key", "revoke", "--secret-stdin", "qk_secret"},
      {"api-key", "revoke", "id", "--secret-stdin"},
      {"api-key", "revoke"},
      {"api-key"}
    };
    for (String[] arguments : wrong) {
      Result result = terminal.piping("qk_secret\n").run(arguments);
      assertThat(result.status()).as("%s", (Object) arguments).isEqualTo(2);
      assertThat(result.err()).hasLineCount(1).doesNotContain("qk_secret");
    }
    assertThat(terminal.piping("nonsense\n").run("api-key", "revoke", "--secret-stdin").err())
        .contains("qk_")
        .doesNotContain("nonsense");
    assertThat(terminal.piping("").run("api-key", "revoke", "--secret-stdin").status())
        .isEqualTo(1);
  }

  @Test
  void wrongInput() {
    assertThat(terminal.run("api-key", "create", "ci", "--days", "366").status()).isEqualTo(2);
    assertThat(terminal.run("api-key", "create", " ").status()).isEqualTo(2);
    assertThat(terminal.run("api-key", "create", "ci", "--days", "soon").status()).isEqualTo(2);
    Result refused = terminal.run("api-key", "create", "x".repeat(101));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("The name is blank or too long").hasLineCount(1);
  }

  @Test
  void nobodyIsLoggedIn() {
    terminal.ok("logout");
    Result result = terminal.run("api-key", "list");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Nobody is logged in").hasLineCount(1);
  }
}
