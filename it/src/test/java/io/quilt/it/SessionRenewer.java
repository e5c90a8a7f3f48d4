package io.quilt.it;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.spi.StackSession;
import java.nio.file.Path;

/** A process that renews its token and its AWS credentials, and thus their files, all the time. */
final class SessionRenewer {
  private SessionRenewer() {}

  /**
   * Runs it until it is killed.
   *
   * @param arguments a quilt3 directory with a session
   */
  public static void main(String[] arguments) {
    try (WatchedLogin login = WatchedLogin.open(Path.of(arguments[0]))) {
      renew(login.session());
    }
  }

  private static void renew(StackSession session) {
    session.reject(session.accessToken().orElseThrow());
    session.reject(session.awsCredentials().orElseThrow());
    while (true) {
      Secret token = session.accessToken().orElseThrow();
      AwsCredentials credentials = session.awsCredentials().orElseThrow();
      System.out.println("renewed");
      session.reject(token);
      session.reject(credentials);
    }
  }
}
