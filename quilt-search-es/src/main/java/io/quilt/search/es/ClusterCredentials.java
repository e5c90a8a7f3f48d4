package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** As whom a cluster is asked. */
sealed interface ClusterCredentials {
  /** As nobody. */
  record Anonymous() implements ClusterCredentials {}

  /** With a header that is always the same. */
  record Header(Secret authorization) implements ClusterCredentials {}

  /**
   * With requests that are signed for AWS.
   *
   * @param service {@code es} or {@code aoss}
   * @param region the region, or null to take it from the host's name or the environment
   * @param source whose they are, or null for those of the login in force
   */
  record Aws(
      String service, @Nullable String region, @Nullable Supplier<Optional<AwsCredentials>> source)
      implements ClusterCredentials {}
}
