package io.quilt.registry.s3;

import io.quilt.api.AwsCredentials;
import io.quilt.api.PhysicalKey;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** Requests to one bucket: who signs them, and what their failures mean. Thread-safe. */
final class Bucket {
  private static final AwsRequestOverrideConfiguration AS_CLIENT =
      AwsRequestOverrideConfiguration.builder().build();
  private static final AwsRequestOverrideConfiguration UNSIGNED =
      AwsRequestOverrideConfiguration.builder()
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .build();
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");

  private enum Reading {
    UNDECIDED,
    SIGNED,
    UNSIGNED
  }

  private final PhysicalKey root;
  private final S3Connection connection;
  private volatile Reading reading = Reading.UNDECIDED;

  Bucket(PhysicalKey root, S3Connection connection) {
    this.root = root;
    this.connection = connection;
  }

  /** A request, sent with what decides who signs it. */
  interface Request<T> extends Function<AwsRequestOverrideConfiguration, T> {}

  PhysicalKey root() {
    return root;
  }

  String name() {
    return root.root();
  }

  S3Client client() {
    return connection.client();
  }

  S3Connection connection() {
    return connection;
  }

  @Nullable RequestPayer payer() {
    return connection.options().payer();
  }

  /** The object as users write it. */
  String describe(String key) {
    return PhysicalKey.of(root.scheme(), root.root(), key, null).toString();
  }

  /**
   * Reads.
   *
   * @param action what AWS calls it, such as {@code s3:GetObject}
   * @param key the object, or an empty text for the bucket
   */
  <T> T read(String action, String key, Request<T> request) {
    try {
      T answer = renewing(request, reading == Reading.UNSIGNED ? UNSIGNED : AS_CLIENT);
      decide(Reading.SIGNED);
      return answer;
    } catch (SdkException e) {
      if (isForbidden(e) && reading == Reading.UNDECIDED) {
        return readUnsigned(action, key, request, e);
      }
      throw failure(e, action, key);
    }
  }

  /** Nothing is decided where everybody is refused: another action may be allowed to everybody. */
  private <T> T readUnsigned(String action, String key, Request<T> request, SdkException refused) {
    try {
      T answer = request.apply(UNSIGNED);
      decide(Reading.UNSIGNED);
      return answer;
    } catch (SdkException e) {
      throw failure(isForbidden(e) ? refused : e, action, key);
    }
  }

  private void decide(Reading decision) {
    if (reading == Reading.UNDECIDED) {
      reading = decision;
    }
  }

  /** Writes; what is not known to have failed is of unknown outcome. */
  <T> T write(String action, String key, Supplier<T> request) {
    try {
      return renewing(signing -> request.get(), AS_CLIENT);
    } catch (SdkException e) {
      throw Failures.ofWrite(e, this, action, key);
    }
  }

  /** Sends what may happen twice, or by itself changes nothing that can be seen. */
  <T> T send(String action, String key, Supplier<T> request) {
    try {
      return renewing(signing -> request.get(), AS_CLIENT);
    } catch (SdkException e) {
      throw failure(e, action, key);
    }
  }

  private <T> T renewing(Request<T> request, AwsRequestOverrideConfiguration signing) {
    Optional<AwsCredentials> used = connection.credentials().session();
    try {
      return request.apply(signing);
    } catch (AwsServiceException e) {
      if (EXPIRED.contains(Failures.code(e)) && connection.credentials().renew(used)) {
        return request.apply(signing);
      }
      throw e;
    }
  }

  private static boolean isForbidden(SdkException e) {
    return Failures.status(e) == HttpURLConnection.HTTP_FORBIDDEN;
  }

  RuntimeException failure(SdkException e, String action, String key) {
    return Failures.of(e, this, action, key);
  }

  String identity() {
    return reading == Reading.UNSIGNED ? "nobody (unsigned)" : connection.credentials().describe();
  }
}
