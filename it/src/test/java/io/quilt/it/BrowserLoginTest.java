package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Authenticator;
import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login in a real browser, as a user does it. */
@Tag("one-path")
class BrowserLoginTest {
  @TempDir Path work;

  @Test
  void theCodeOfTheLoginPageLogsIn() throws IOException, InterruptedException {
    LoginFiles files = new LoginFiles(work.resolve("home"));
    try (Chromium browser = Chromium.start(work);
        StackServer server = StackServer.start();
        WatchedLogin login = WatchedLogin.open(files.directory(), browser::open)) {
      server.latency(Duration.ofMillis(200)); // The code is not there at once.
      login.quilt().configure(server.url().toString());
      Authenticator authenticator = login.quilt().authenticator();

      authenticator.login(
          page -> {
            browser.click("show");
            return Secret.of(browser.text("code"));
          });

      assertThat(server.exchanges()).isEqualTo(1);
      assertThat(authenticator.loggedIn()).contains(server.url());
      assertThat(login.session().accessToken().map(Secret::reveal))
          .contains(files.accessToken(server.url()));
      assertThat(login.quilt().awsCredentials().map(AwsCredentials::accessKeyId))
          .contains(files.accessKey());
    }
  }
}
