package io.quilt.bench;

import io.quilt.api.Quilt;
import io.quilt.api.Secret;
import io.quilt.auth.StackAuthenticatorProvider;
import io.quilt.servers.stack.StackServer;
import io.quilt.spi.AuthenticatorProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackSession;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody who is logged in to a stack on this machine, with a token that is good for an hour. */
record SampleLogin(StackServer server, Quilt quilt, StackSession session) implements AutoCloseable {
  /** Logs in, with the files of a quilt3 directory. */
  static SampleLogin in(Path directory) {
    Provider provider = new Provider(new AtomicReference<>());
    StackServer server = StackServer.start();
    Quilt quilt = Quilt.builder().directory(directory).provider(provider).build();
    quilt.configure(server.url().toString());
    quilt.authenticator().loginWithToken(Secret.of(server.newCode()));
    return new SampleLogin(server, quilt, Objects.requireNonNull(provider.session().get()));
  }

  @Override
  public void close() {
    quilt.close();
    server.close();
  }

  private record Provider(AtomicReference<StackSession> session) implements AuthenticatorProvider {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public Authentication open(QuiltContext context) {
      Authentication opened = new StackAuthenticatorProvider(page -> {}).open(context);
      session.set(opened.session());
      return opened;
    }
  }
}
