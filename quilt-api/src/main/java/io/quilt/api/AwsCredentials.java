package io.quilt.api;

import java.time.Instant;
import java.util.Objects;

/**
 * Temporary AWS credentials that a stack gave. Secrets in it are redacted when it is printed.
 *
 * @param accessKeyId the id of the access key
 * @param secretAccessKey the secret of the access key
 * @param sessionToken the session's token
 * @param expiration when they end
 */
public record AwsCredentials(
    String accessKeyId, Secret secretAccessKey, Secret sessionToken, Instant expiration) {
  /** Checks that all are there. */
  public AwsCredentials {
    Objects.requireNonNull(accessKeyId);
    Objects.requireNonNull(secretAccessKey);
    Objects.requireNonNull(sessionToken);
    Objects.requireNonNull(expiration);
  }
}
