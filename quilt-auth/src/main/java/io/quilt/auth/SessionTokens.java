package io.quilt.auth;

import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.auth.Lookup.Found;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of the session in {@code auth.json}, renewed by one thread of one process when
 * it expires within a minute. Thread-safe.
 */
final class SessionTokens {
  /** How long what just came is used, even if the clocks say that it is over. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Supplier<Optional<Stack>> stack;
  private final AuthFile file;
  private final IdentityService identity;
  private final Lookup<Secret> lookup;
  private final Refusals refusals;
  private volatile @Nullable Issued issued;

  private record Issued(Secret token, Instant until) {}

  SessionTokens(
      Supplier<Optional<Stack>> stack, AuthFile file, IdentityService identity, Delay delay) {
    this.stack = stack;
    this.file = file;
    this.identity = identity;
    this.lookup = new Lookup<>(delay, identity::now, (session, last) -> find());
    this.refusals = new Refusals(identity::now);
  }

  /** A token that is valid now, of the stack that was configured a second ago or later. */
  Optional<Secret> get() {
    return lookup.get(Login.BY_SESSION).value();
  }

  /** A token of this stack that is valid now; empty without a session. */
  Optional<Secret> get(URI stackUrl) {
    Found<Secret> known = lookup.get(Login.BY_SESSION);
    if (!isOf(known, stackUrl)) {
      lookup.forget();
      known = lookup.get(Login.BY_SESSION);
    }
    return isOf(known, stackUrl) ? known.value() : Optional.empty();
  }

  private static boolean isOf(Found<Secret> found, URI stackUrl) {
    return found.stack().filter(each -> each.url().equals(stackUrl)).isPresent();
  }

  void reject(Secret refused) {
    lookup.reject(refused);
  }

  void forget() {
    lookup.forget();
    refusals.forget();
  }

  private Found<Secret> find() {
    Optional<Stack> here = stack.get();
    Optional<StoredSession> stored = here.flatMap(each -> file.find(each.name()));
    if (stored.isEmpty()) {
      return Found.nobody();
    }
    StoredSession session = willDo(stored.get()) ? stored.get() : renewed(here.get(), stored.get());
    return Found.of(here.get(), session.accessToken(), identity.timeLeft(session.expiresAt()));
  }

  private boolean willDo(StoredSession session) {
    Secret token = session.accessToken();
    if (lookup.isRejected(token)) {
      return false;
    }
    Issued last = issued;
    return identity.timeLeft(session.expiresAt()).compareTo(Duration.ZERO) > 0
        || (last != null && last.token().equals(token) && last.until().isAfter(identity.now()));
  }

  private StoredSession renewed(Stack here, StoredSession old) {
    try {
      return refusals.ask(old.refreshToken(), () -> renew(here));
    } catch (NotAuthenticatedException e) {
      // quilt3, which takes no lock, may have used the same refresh token up.
      return file.find(here.name()).filter(this::willDo).orElseThrow(() -> e);
    } catch (ServiceUnavailableException e) {
      if (isValid(old)) {
        return old;
      }
      throw e;
    }
  }

  /** Uses the refresh token up, unless another process did so while this one waited. */
  private StoredSession renew(Stack here) {
    return file.update(here.name(), stored -> willDo(stored) ? stored : ask(here, stored))
        .orElseThrow(() -> Answers.notAccepted(here.url(), "it was logged out"));
  }

  private StoredSession ask(Stack here, StoredSession stored) {
    StoredSession session = identity.session(here, stored.refreshToken());
    issued = new Issued(session.accessToken(), identity.now().plus(GRACE));
    return session;
  }

  private boolean isValid(StoredSession session) {
    return !lookup.isRejected(session.accessToken()) && session.expiresAt().isAfter(identity.now());
  }
}
