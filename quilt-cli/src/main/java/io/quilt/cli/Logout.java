package io.quilt.cli;

import io.quilt.api.Authenticator;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Quilt;
import picocli.CommandLine.Command;

@Command(name = "logout", description = "Forget the login to the configured stack.")
final class Logout extends QuiltTask {
  @Override
  int run(Quilt quilt) {
    Authenticator stack = quilt.authenticator();
    stack.clearApiKey();
    String done = whatLogoutDoes(stack);
    stack.logout();
    shell().err().line(done);
    if (hasApiKey()) {
      shell().err().line(API_KEY + " is still set and logs commands in; unset it to end that");
    }
    return 0;
  }

  private static String whatLogoutDoes(Authenticator stack) {
    try {
      return stack.loggedIn().map(url -> "Logged out of " + url).orElse("Nobody was logged in");
    } catch (InvalidConfigException unreadable) {
      return "Logged out; what was saved of the login could not be read";
    }
  }
}
