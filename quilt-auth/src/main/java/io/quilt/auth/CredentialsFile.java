package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Metadata;
import io.quilt.spi.UserFiles;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code credentials.json}: AWS credentials as quilt3 has them, and beside them, in {@code
 * registry_url}, the stack that gave them. Thread-safe.
 */
final class CredentialsFile {
  private static final String NAME = "credentials.json";
  private static final String REGISTRY_URL = "registry_url";

  private final JsonFile file;
  private final AuthFile auth;

  CredentialsFile(UserFiles files, AuthFile auth) {
    this.file = new JsonFile(files, NAME);
    this.auth = auth;
  }

  /** The credentials that a stack gave; empty also if they cannot be read, or may be another's. */
  Optional<AwsCredentials> find(String registryUrl) {
    try {
      return credentials(file.read(), registryUrl);
    } catch (InvalidConfigException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<AwsCredentials> credentials(Metadata stored, String registryUrl) {
    Object owner = stored.get(REGISTRY_URL);
    // quilt3 does not write whose they are: then the only stack with a session gave them.
    boolean own = owner == null ? auth.hasOnly(registryUrl) : owner.equals(registryUrl);
    return own
        ? Answers.credentials(
            stored.get("access_key"),
            stored.get("secret_key"),
            stored.get("token"),
            stored.get("expiry_time"))
        : Optional.empty();
  }

  /** Keeps the credentials that a stack gave, in place of all others. */
  void put(String registryUrl, AwsCredentials credentials) {
    Metadata members = members(credentials, registryUrl);
    file.updateOrReplace(any -> members);
  }

  /** Forgets the credentials that a stack gave, and those of which nothing tells whose they are. */
  void remove(String registryUrl) {
    file.updateOrReplace(
        stored -> {
          Object owner = stored.get(REGISTRY_URL);
          return owner == null || owner.equals(registryUrl) ? Metadata.empty() : stored;
        });
  }

  private static Metadata members(AwsCredentials credentials, String registryUrl) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("access_key", credentials.accessKeyId());
    members.put("secret_key", credentials.secretAccessKey().reveal());
    members.put("token", credentials.sessionToken().reveal());
    members.put("expiry_time", DateTimeFormatter.ISO_INSTANT.format(credentials.expiration()));
    members.put(REGISTRY_URL, registryUrl);
    return Metadata.of(members);
  }
}
