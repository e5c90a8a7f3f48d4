package io.quilt.registry.s3;

import io.quilt.api.AwsCredentials;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS credentials and region of a {@code Quilt}, for any other AWS client of an application;
 * what quilt3's {@code get_boto3_session} gives. Immutable, thread-safe.
 *
 * <pre>{@code
 * AwsSession session = AwsSession.of(quilt);
 * StsClient sts =
 *     StsClient.builder()
 *         .credentialsProvider(session.credentialsProvider())
 *         .region(session.region())
 *         .build();
 * }</pre>
 *
 * <p>The provider asks the {@code Quilt} at every request, so that renewed credentials, a login and
 * a logout take effect by themselves; it works until the {@code Quilt} is closed.
 */
public final class AwsSession {
  private final AwsCredentialsProvider provider;
  private final Region region;

  private AwsSession(AwsCredentialsProvider provider, Region region) {
    this.provider = provider;
    this.region = region;
  }

  /** The session of a {@code Quilt}, or the SDK's own credentials while nobody is logged in. */
  public static AwsSession of(Quilt quilt) {
    return of(quilt, true);
  }

  /**
   * The session of a {@code Quilt}.
   *
   * @param fallback whether the SDK's own credentials are used while nobody is logged in; else that
   *     is an error, now and at every request
   * @throws NotAuthenticatedException if there is no login and no fallback
   */
  public static AwsSession of(Quilt quilt, boolean fallback) {
    Objects.requireNonNull(quilt);
    if (!fallback) {
      required(quilt);
    }
    AwsCredentialsProvider provider = fallback ? withFallback(quilt) : () -> adapt(required(quilt));
    return new AwsSession(provider, S3Clients.region(quilt.savedConfig()));
  }

  private static AwsCredentialsProvider withFallback(Quilt quilt) {
    AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    return () -> {
      Optional<AwsCredentials> session = quilt.awsCredentials();
      return session.isPresent() ? adapt(session.get()) : chain.resolveCredentials();
    };
  }

  private static AwsCredentials required(Quilt quilt) {
    return quilt
        .awsCredentials()
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    "No Quilt credentials found; log in, or allow the fallback to AWS's own"));
  }

  static AwsSessionCredentials adapt(AwsCredentials credentials) {
    return AwsSessionCredentials.builder()
        .accessKeyId(credentials.accessKeyId())
        .secretAccessKey(credentials.secretAccessKey().reveal())
        .sessionToken(credentials.sessionToken().reveal())
        .expirationTime(credentials.expiration())
        .build();
  }

  /** The credentials, asked for anew at every request. */
  public AwsCredentialsProvider credentialsProvider() {
    return provider;
  }

  /** {@code region} of the configuration, else the SDK's, else {@code us-east-1}. */
  public Region region() {
    return region;
  }
}
