package io.quilt.auth;

import io.quilt.api.Authenticator;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.spi.AuthenticatorProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackResponse;
import io.quilt.spi.StackSession;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A Quilt with its own quilt3 directory, and what providers see of it. */
final class LocalStack implements AutoCloseable {
  static final Browser NO_BROWSER = page -> {};

  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  final Quilt quilt;
  private final Provider provider;

  private LocalStack(Quilt quilt, Provider provider) {
    this.quilt = quilt;
    this.provider = provider;
  }

  /** Opens one on a directory, whose configuration stays as it is. */
  static LocalStack open(Path directory) {
    return open(directory, builder -> builder);
  }

  static LocalStack open(Path directory, UnaryOperator<Quilt.Builder> options) {
    return open(directory, options, new Provider(new StackAuthenticatorProvider(NO_BROWSER), null));
  }

  /**
   * Opens one for which time passes as a clock tells, and which looks at its files each time.
   *
   * @param there the time that the stack's answers tell
   */
  static LocalStack open(Path directory, Clock here, Clock there) {
    Delay none = (time, work) -> work.run();
    StackAuthenticatorProvider real = new StackAuthenticatorProvider(NO_BROWSER, here, none);
    return open(directory, builder -> builder, new Provider(real, there));
  }

  private static LocalStack open(
      Path directory, UnaryOperator<Quilt.Builder> options, Provider provider) {
    Quilt.Builder builder = Quilt.builder().directory(directory).provider(provider);
    return new LocalStack(options.apply(builder).build(), provider);
  }

  /** Opens one that is configured for a stack. */
  static LocalStack open(Path directory, URI stack) {
    return open(directory).configured(stack);
  }

  LocalStack configured(URI stack) {
    quilt.configure(
        Map.of(
            QuiltConfig.NAVIGATOR_URL,
            "https://catalog.example",
            QuiltConfig.REGISTRY_URL,
            stack.toString()));
    return this;
  }

  Authenticator authenticator() {
    return quilt.authenticator();
  }

  StackSession session() {
    authenticator();
    return Objects.requireNonNull(provider.authentication).session();
  }

  StackHttp http() {
    authenticator();
    return Objects.requireNonNull(provider.context).stackHttp();
  }

  @Override
  public void close() {
    quilt.close();
  }

  private static final class Provider implements AuthenticatorProvider {
    private final AuthenticatorProvider real;
    private final @Nullable Clock there;
    @Nullable QuiltContext context;
    @Nullable Authentication authentication;

    Provider(AuthenticatorProvider real, @Nullable Clock there) {
      this.real = real;
      this.there = there;
    }

    @Override
    public String name() {
      return "watched";
    }

    @Override
    public Authentication open(QuiltContext opened) {
      context = opened;
      authentication = real.open(there == null ? opened : withDates(opened, there));
      return authentication;
    }

    private static QuiltContext withDates(QuiltContext context, Clock clock) {
      StackHttp dated = new DatedHttp(context, clock);
      return (QuiltContext)
          Proxy.newProxyInstance(
              QuiltContext.class.getClassLoader(),
              new Class<?>[] {QuiltContext.class},
              (proxy, method, arguments) ->
                  method.getName().equals("stackHttp") ? dated : method.invoke(context, arguments));
    }
  }

  /** Answers with a date of the stack's own. */
  private record DatedHttp(QuiltContext context, Clock clock) implements StackHttp {
    @Override
    public URI place(String path) {
      return context.stackHttp().place(path);
    }

    @Override
    public StackResponse send(StackRequest request) {
      StackResponse answer = context.stackHttp().send(request);
      Map<String, List<String>> headers = new HashMap<>(answer.headers());
      headers.put("date", List.of(DATE.format(clock.instant().atOffset(ZoneOffset.UTC))));
      return new StackResponse(answer.status(), headers, answer.body());
    }
  }
}
