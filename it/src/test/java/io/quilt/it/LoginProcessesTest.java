package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one session, and processes that are killed while they write it. */
@Tag("one-path")
class LoginProcessesTest {
  private static final long SECONDS = 240;
  private static final int PROCESSES = 8;
  private static final int THREADS = 8;
  private static final int KILLS = 40;
  private static final int LONGEST_LIFE_MILLIS = 300;

  @TempDir Path work;
  private final StackServer server = StackServer.start();
  private LoginFiles files;
  private WatchedLogin login;

  @BeforeEach
  void configure() throws IOException {
    files = new LoginFiles(Files.createDirectory(work.resolve("home")));
    login = WatchedLogin.open(files.directory());
    login.quilt().configure(server.url().toString());
  }

  @AfterEach
  void close() {
    login.close();
    server.close();
  }

  private void logIn() {
    login.quilt().authenticator().loginWithToken(Secret.of(server.newCode()));
  }

  private Child child(Class<?> main, Object... arguments) throws IOException {
    List<Path> path = new ArrayList<>(Jars.login());
    path.add(Path.of("target", "test-classes").toAbsolutePath());
    List<String> command =
        new ArrayList<>(
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Jars.path(path),
                main.getName(),
                files.directory().toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return Child.java(work.resolve("processes"), command);
  }

  @Test
  void oneThreadOfOneProcessRenewsAnExpiredSession() throws IOException, InterruptedException {
    server.tokenLifetime(Duration.ofSeconds(30)); // Less than what is left when it is renewed.
    logIn();
    String expired = files.accessToken(server.url());
    server.tokenLifetime(Duration.ofHours(1));
    server.latency(Duration.ofMillis(300));

    List<String> used = useAtOnce();

    assertThat(server.exchanges()).isEqualTo(2);
    String renewed = files.accessToken(server.url());
    assertThat(renewed).isNotEqualTo(expired);
    assertThat(used)
        .hasSize(PROCESSES * THREADS)
        .allMatch(line -> line.startsWith(renewed + " ASIA"))
        .contains(renewed + " " + files.credentials(server.url()).get("access_key"));
    files.assertOwnersOnly();
    assertThat(files.others()).isEmpty();
  }

  /** Starts processes that wait for each other, and gives what each of their threads got. */
  private List<String> useAtOnce() throws IOException, InterruptedException {
    Path start = work.resolve("start");
    List<Child> users = new ArrayList<>();
    List<String> used = new ArrayList<>();
    try {
      for (int process = 0; process < PROCESSES; process++) {
        users.add(child(SessionUser.class, start, THREADS));
      }
      for (Child user : users) {
        user.awaitOutput();
      }
      Files.createFile(start);
      for (Child user : users) {
        user.succeed(SECONDS).lines().filter(line -> !line.equals("ready")).forEach(used::add);
      }
    } finally {
      users.forEach(user -> user.process().destroyForcibly());
    }
    return used;
  }

  @Test
  void filesAreReadableWhileTheyAreWrittenAndAfterAKill() throws IOException, InterruptedException {
    Random random = new Random(4);
    for (int kill = 1; kill <= KILLS; kill++) {
      logIn();
      Child writer = child(SessionRenewer.class);
      try {
        writer.awaitOutput();
        assertWholeFor(random.nextInt(LONGEST_LIFE_MILLIS));
      } finally {
        writer.process().destroyForcibly().waitFor();
      }
      assertWholeFor(0);
      files.assertOwnersOnly();
      assertThat(files.others()).as("what killed writers left").hasSizeLessThanOrEqualTo(kill);
    }
    assertThat(server.exchanges()).as("logins and renewals").isGreaterThan(2 * KILLS);
    assertWhatIsOldIsRemoved();
  }

  private void assertWholeFor(int millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    do {
      assertThat(files.session(server.url())).isNotEmpty();
      assertThat(files.credentials(server.url())).isNotEmpty();
      Thread.sleep(1);
    } while (System.nanoTime() - end < 0);
  }

  private void assertWhatIsOldIsRemoved() throws IOException {
    for (Path left : files.others()) {
      Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
    logIn();
    assertThat(files.others()).isEmpty();
    assertThat(login.session().accessToken().map(Secret::reveal))
        .contains(files.accessToken(server.url()));
  }
}
