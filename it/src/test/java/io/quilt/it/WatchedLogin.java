package io.quilt.it;

import io.quilt.api.Quilt;
import io.quilt.auth.Browser;
import io.quilt.auth.StackAuthenticatorProvider;
import io.quilt.spi.AuthenticatorProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackSession;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** A Quilt with its own quilt3 directory, and the session that its providers see. */
record WatchedLogin(Quilt quilt, AtomicReference<AuthenticatorProvider.Authentication> opened)
    implements AutoCloseable {
  static WatchedLogin open(Path directory) {
    return open(directory, page -> {});
  }

  static WatchedLogin open(Path directory, Browser browser) {
    Provider provider =
        new Provider(new StackAuthenticatorProvider(browser), new AtomicReference<>());
    Quilt quilt = Quilt.builder().directory(directory).provider(provider).build();
    return new WatchedLogin(quilt, provider.opened());
  }

  StackSession session() {
    quilt.authenticator();
    return opened.get().session();
  }

  @Override
  public void close() {
    quilt.close();
  }

  private record Provider(AuthenticatorProvider real, AtomicReference<Authentication> opened)
      implements AuthenticatorProvider {
    @Override
    public String name() {
      return "watched";
    }

    @Override
    public Authentication open(QuiltContext context) {
      Authentication authentication = real.open(context);
      opened.set(authentication);
      return authentication;
    }
  }
}
