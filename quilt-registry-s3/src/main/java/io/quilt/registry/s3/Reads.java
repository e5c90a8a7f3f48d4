package io.quilt.registry.s3;

import io.quilt.api.StorageException;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.ReadRequest;
import java.io.InputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Looks at objects and opens them. */
final class Reads {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Bucket bucket;

  Reads(Bucket bucket) {
    this.bucket = bucket;
  }

  ObjectInfo head(String key, @Nullable String versionId) {
    try {
      return lookAt(key, versionId);
    } catch (StorageException e) {
      if (!(e.getCause() instanceof SdkException cause) || !isUnexplained(cause)) {
        throw e;
      }
      explain(ReadRequest.of(key).versionId(versionId).range(0, 1));
      return lookAt(key, versionId);
    }
  }

  /** The answer to a HEAD has no body that could say what is bad about the request. */
  private static boolean isUnexplained(SdkException e) {
    return Failures.status(e) == HttpURLConnection.HTTP_BAD_REQUEST && Failures.code(e).isEmpty();
  }

  /** Fails as the body of an answer says, or renews the credentials if it says so. */
  private void explain(ReadRequest firstByte) {
    try {
      open(firstByte).abort();
    } catch (BeyondTheEnd empty) {
      // It can be read.
    }
  }

  private ObjectInfo lookAt(String key, @Nullable String versionId) {
    return ObjectInfos.ofHead(
        key, bucket.read("s3:GetObject", key, signing -> sendHead(key, versionId, signing)));
  }

  private HeadObjectResponse sendHead(
      String key, @Nullable String versionId, AwsRequestOverrideConfiguration signing) {
    try {
      return bucket
          .client()
          .headObject(
              request ->
                  request
                      .bucket(bucket.name())
                      .key(key)
                      .versionId(versionId)
                      .checksumMode(ChecksumMode.ENABLED)
                      .requestPayer(bucket.payer())
                      .overrideConfiguration(signing));
    } catch (SdkException e) {
      throw versionId != null && isNoVersion(e) ? missing(e) : e;
    }
  }

  ObjectContent read(ReadRequest request) {
    try {
      ResponseInputStream<GetObjectResponse> answer = open(request);
      ObjectInfo info = info(request, answer);
      return new ObjectContent(info, new ResumingStream(this, request, answer, info));
    } catch (BeyondTheEnd e) {
      ObjectInfo info = head(request.key(), request.versionId().orElse(null));
      return new ObjectContent(info, InputStream.nullInputStream());
    }
  }

  /** Opens a part of an object that has no such part. */
  static final class BeyondTheEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondTheEnd(SdkException cause) {
      super(cause);
    }
  }

  private ResponseInputStream<GetObjectResponse> open(ReadRequest request) {
    return bucket.read("s3:GetObject", request.key(), signing -> send(request, signing));
  }

  private static ObjectInfo info(
      ReadRequest request, ResponseInputStream<GetObjectResponse> answer) {
    try {
      return ObjectInfos.ofGet(request.key(), request.offset(), answer.response());
    } catch (StorageException nonsense) {
      answer.abort();
      throw nonsense;
    }
  }

  /** Opens the rest of the same content. */
  ResponseInputStream<GetObjectResponse> reopen(ReadRequest rest) {
    String revision = rest.revision().orElseThrow();
    try {
      ResponseInputStream<GetObjectResponse> answer = open(rest);
      if (info(rest, answer).revision().equals(revision)) {
        return answer;
      }
      answer.abort();
    } catch (BeyondTheEnd shorter) {
      // It is not the same then.
    }
    throw new PreconditionFailedException(bucket.describe(rest.key()));
  }

  private ResponseInputStream<GetObjectResponse> send(
      ReadRequest request, AwsRequestOverrideConfiguration signing) {
    try {
      return bucket
          .client()
          .getObject(
              get ->
                  get.bucket(bucket.name())
                      .key(request.key())
                      .versionId(request.versionId().orElse(null))
                      .range(range(request))
                      .ifMatch(request.revision().orElse(null))
                      .requestPayer(bucket.payer())
                      .overrideConfiguration(signing));
    } catch (SdkException e) {
      if (Failures.status(e) == RANGE_NOT_SATISFIABLE) {
        throw new BeyondTheEnd(e);
      }
      throw request.versionId().isPresent() && isNoVersion(e) ? missing(e) : e;
    }
  }

  /**
   * A version id that a bucket never gave is a bad request, and to servers without versions an
   * unknown one; it means what a missing object does.
   */
  private static boolean isNoVersion(SdkException e) {
    return Failures.status(e) == HttpURLConnection.HTTP_NOT_IMPLEMENTED
        || Failures.code(e).equals("InvalidArgument");
  }

  private static SdkException missing(SdkException e) {
    return NoSuchKeyException.builder()
        .statusCode(HttpURLConnection.HTTP_NOT_FOUND)
        .message("No such version")
        .cause(e)
        .build();
  }

  private static @Nullable String range(ReadRequest request) {
    if (request.offset() == 0 && request.length() < 0) {
      return null;
    }
    boolean toTheEnd =
        request.length() < 0 || request.length() > Long.MAX_VALUE - 1 - request.offset();
    return toTheEnd
        ? "bytes=%d-".formatted(request.offset())
        : "bytes=%d-%d".formatted(request.offset(), request.offset() + request.length() - 1);
  }
}
