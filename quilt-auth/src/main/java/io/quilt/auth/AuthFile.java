package io.quilt.auth;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.Metadata;
import io.quilt.spi.UserFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code auth.json}: a session for each registry URL, as quilt3 has it. Thread-safe. */
final class AuthFile {
  private static final String NAME = "auth.json";

  private final JsonFile file;

  AuthFile(UserFiles files) {
    this.file = new JsonFile(files, NAME);
  }

  /**
   * The session of a stack.
   *
   * @throws InvalidConfigException if the file cannot be read
   */
  Optional<StoredSession> find(String registryUrl) {
    return Optional.ofNullable(session(file.read(), registryUrl));
  }

  private @Nullable StoredSession session(Metadata all, String registryUrl) {
    Object stored = all.get(registryUrl);
    if (stored == null) {
      return null;
    }
    return Optional.of(stored)
        .filter(Map.class::isInstance)
        .flatMap(members -> StoredSession.of((Map<?, ?>) members))
        .orElseThrow(
            () ->
                new InvalidConfigException(
                    file.describe(), registryUrl, "it holds no session; log in again", null));
  }

  /** Whether a stack has a session. */
  boolean has(String registryUrl) {
    return file.read().asMap().containsKey(registryUrl);
  }

  /** Whether this is the only stack with a session. */
  boolean hasOnly(String registryUrl) {
    return file.read().asMap().keySet().equals(Set.of(registryUrl));
  }

  /** Changes the session of a stack, if there is one, while nobody else does. */
  Optional<StoredSession> update(String registryUrl, UnaryOperator<StoredSession> change) {
    Metadata now =
        file.update(
            all -> {
              StoredSession old = session(all, registryUrl);
              return old == null ? all : all.with(registryUrl, change.apply(old).members());
            });
    return Optional.ofNullable(session(now, registryUrl));
  }

  /** Keeps a session; a file that cannot be read is put aside. */
  void put(String registryUrl, StoredSession session) {
    file.updateOrReplace(all -> all.with(registryUrl, session.members()));
  }

  /** Forgets a session; a file that cannot be read is put aside. */
  void remove(String registryUrl) {
    file.updateOrReplace(all -> all.without(registryUrl));
  }
}
