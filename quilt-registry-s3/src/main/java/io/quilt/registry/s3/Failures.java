package io.quilt.registry.s3;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.StorageException;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What the failures of the AWS SDK mean to a user. */
final class Failures {
  private static final int PRECONDITION_FAILED = HttpURLConnection.HTTP_PRECON_FAILED;
  private static final int SLOW_DOWN = HttpURLConnection.HTTP_UNAVAILABLE;
  private static final int TOO_MANY = 429;
  private static final int NOT_IMPLEMENTED = HttpURLConnection.HTTP_NOT_IMPLEMENTED;

  /** How the message of an earlier attempt tells that it surely wrote nothing. */
  private static final Pattern HARMLESS =
      Pattern.compile("Status Code: (4\\d\\d|503)\\b|Connect to .* failed|UnknownHostException");

  /** Errors that come in the body of an answer that began as a success. */
  private static final Map<String, Integer> SAID_LATE =
      Map.of(
          "AccessDenied", HttpURLConnection.HTTP_FORBIDDEN,
          "ConditionalRequestConflict", HttpURLConnection.HTTP_CONFLICT,
          "NoSuchKey", HttpURLConnection.HTTP_NOT_FOUND,
          "NoSuchUpload", HttpURLConnection.HTTP_NOT_FOUND,
          "PreconditionFailed", PRECONDITION_FAILED,
          "SlowDown", SLOW_DOWN);

  private Failures() {}

  /** The status of S3's answer, or what it would be if it had not begun too soon; 0 for none. */
  static int status(SdkException e) {
    int status = e instanceof SdkServiceException service ? service.statusCode() : 0;
    return status == HttpURLConnection.HTTP_OK
        ? SAID_LATE.getOrDefault(code(e), HttpURLConnection.HTTP_INTERNAL_ERROR)
        : status;
  }

  /** S3's name of the error; empty when there is none. */
  static String code(SdkException e) {
    return Optional.of(e)
        .filter(AwsServiceException.class::isInstance)
        .map(service -> ((AwsServiceException) service).awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("");
  }

  static RuntimeException of(SdkException e, Bucket bucket, String action, String key) {
    if (isInterruption(e)) {
      Thread.currentThread().interrupt();
      return new QuiltInterruptedException("using " + bucket.describe(key));
    }
    return switch (status(e)) {
      case 0 -> noAnswer(e, bucket);
      case PRECONDITION_FAILED -> new PreconditionFailedException(bucket.describe(key));
      case HttpURLConnection.HTTP_NOT_FOUND -> missing(e, bucket, key);
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
          denied(e, bucket, action, key);
      case TOO_MANY -> unavailable(e, bucket);
      case HttpURLConnection.HTTP_CONFLICT ->
          isRace(e)
              ? new PreconditionFailedException(bucket.describe(key))
              : refused(e, bucket, action, key);
      case NOT_IMPLEMENTED -> refused(e, bucket, action, key);
      default ->
          status(e) >= HttpURLConnection.HTTP_INTERNAL_ERROR
              ? unavailable(e, bucket)
              : refused(e, bucket, action, key);
    };
  }

  /** A write whose answer did not come, or was an error of the server, may have happened. */
  static RuntimeException ofWrite(SdkException e, Bucket bucket, String action, String key) {
    if (isInterruption(e)) {
      return of(e, bucket, action, key);
    }
    if (code(e).equals("NoSuchKey")) {
      // What a condition, or a copy, counts on is gone.
      return new PreconditionFailedException(bucket.describe(key));
    }
    return isUnknown(e)
        ? new StoreOutcomeUnknownException(bucket.describe(key), e)
        : of(e, bucket, action, key);
  }

  private static boolean isUnknown(SdkException e) {
    return switch (status(e)) {
      case 0 -> !neverSent(e) || mayHaveBeenWrittenBefore(e);
      case PRECONDITION_FAILED, SLOW_DOWN -> mayHaveBeenWrittenBefore(e);
      case NOT_IMPLEMENTED -> false;
      default -> status(e) >= HttpURLConnection.HTTP_INTERNAL_ERROR;
    };
  }

  /**
   * Whether the answer to an earlier attempt was lost: a condition that does not hold may have met
   * what that attempt wrote. Of earlier attempts the SDK keeps the messages only.
   */
  private static boolean mayHaveBeenWrittenBefore(SdkException e) {
    return Arrays.stream(e.getSuppressed())
        .anyMatch(attempt -> !HARMLESS.matcher(String.valueOf(attempt.getMessage())).find());
  }

  /** Whether the condition of a write may have failed because of the write itself. */
  static boolean metItself(StoreOutcomeUnknownException e) {
    return e.getCause() instanceof SdkException cause && status(cause) == PRECONDITION_FAILED;
  }

  /** Whether another conditional write of the same object came between. */
  static boolean isRace(Throwable e) {
    return e instanceof SdkException failure && code(failure).equals("ConditionalRequestConflict");
  }

  private static StorageException refused(
      SdkException e, Bucket bucket, String action, String key) {
    return new StorageException(
        "S3 refused %s on %s: %s".formatted(action, bucket.describe(key), reason(e)), e);
  }

  /** An answer that S3 would never give. */
  static StorageException nonsense(String object, String what) {
    return new StorageException(
        "The answer for %s makes no sense: %s; check that the endpoint speaks S3"
            .formatted(object, what),
        null);
  }

  private static RuntimeException missing(SdkException e, Bucket bucket, String key) {
    boolean noBucket = code(e).equals("NoSuchBucket");
    return noBucket && !key.isEmpty()
        ? new StorageException(
            "Bucket '%s' does not exist; create it, or check its name".formatted(bucket.name()), e)
        : new ObjectNotFoundException(bucket.describe(key));
  }

  private static RuntimeException denied(SdkException e, Bucket bucket, String action, String key) {
    return new AccessDeniedException(
        "%s on %s was refused to %s (%s); log in as somebody who may, or ask the bucket's owner"
            .formatted(action, bucket.describe(key), bucket.identity(), reason(e)),
        e);
  }

  private static RuntimeException unavailable(SdkException e, Bucket bucket) {
    return new ServiceUnavailableException(
        "S3 could not answer for bucket '%s' after several attempts (%s); try again later"
            .formatted(bucket.name(), reason(e)),
        status(e),
        e);
  }

  private static RuntimeException noAnswer(SdkException e, Bucket bucket) {
    return new ServiceUnavailableException(
        "S3 could not be asked for bucket '%s': %s; check the network, the endpoint and the proxy"
            .formatted(bucket.name(), rootOf(e).toString()),
        0,
        e);
  }

  /** What S3 says, without what it repeats of the request. */
  private static String reason(SdkException e) {
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      AwsErrorDetails details = service.awsErrorDetails();
      String message = Objects.requireNonNullElse(details.errorMessage(), "");
      return "%s %d %s".formatted(details.errorCode(), service.statusCode(), message).strip();
    }
    return "status " + status(e);
  }

  private static boolean neverSent(SdkException e) {
    Throwable root = rootOf(e);
    return root instanceof ConnectException || root instanceof UnknownHostException;
  }

  static boolean isInterruption(SdkException e) {
    return e instanceof AbortedException
        || Thread.currentThread().isInterrupted()
        || rootOf(e) instanceof InterruptedException;
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
