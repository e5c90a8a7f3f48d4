package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.QuiltException;
import io.quilt.spi.Chunks;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/**
 * One object on its way into a bucket in parts, each with its SHA-256. Either all of it appears, or
 * the upload is aborted.
 */
final class Multipart {
  /** Parts that are under way at once. */
  private static final int THREADS = 8;

  private final Bucket bucket;
  private final Writes writes;
  private final String key;
  private final long size;
  private final long partSize;
  private final int parts;

  Multipart(Bucket bucket, Writes writes, String key, long size) {
    this.bucket = bucket;
    this.writes = writes;
    this.key = key;
    this.size = size;
    this.partSize = Chunks.size(size);
    this.parts = Chunks.count(size);
  }

  /** A piece of the object: the number that S3 gives it, and which bytes it is. */
  record Part(String upload, int number, long offset, long length) {
    CompletedPart completed(@Nullable String eTag, @Nullable String sha256) {
      return CompletedPart.builder().partNumber(number).eTag(eTag).checksumSHA256(sha256).build();
    }
  }

  /**
   * Writes the object.
   *
   * @param send sends a part; called by several threads at once
   * @param verify called with the checksum, if S3 knows it of all parts, before the object appears
   */
  ObjectInfo write(
      Function<Part, CompletedPart> send, Consumer<Checksum> verify, PutCondition condition) {
    String upload = begin();
    try {
      CompletedPart[] sent = new CompletedPart[parts];
      Parallel.run(
          parts,
          THREADS,
          bucket.connection().executor(),
          index -> sent[index] = send.apply(part(upload, index)));
      Optional<Checksum> checksum = checksum(sent);
      checksum.ifPresent(verify);
      return complete(upload, List.of(sent), checksum, condition);
    } catch (StoreOutcomeUnknownException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      abort(upload);
      throw e;
    }
  }

  private Part part(String upload, int index) {
    long offset = index * partSize;
    return new Part(upload, index + 1, offset, Math.min(partSize, size - offset));
  }

  private Optional<Checksum> checksum(CompletedPart[] sent) {
    ByteBuffer digests = ByteBuffer.allocate(parts * Digests.WIDTH);
    for (CompletedPart part : sent) {
      byte[] digest = Digests.decode(Objects.requireNonNullElse(part.checksumSHA256(), ""));
      if (digest.length != Digests.WIDTH) {
        return Optional.empty();
      }
      digests.put(digest);
    }
    return Optional.of(Digests.chunked(size, digests.array()));
  }

  private String begin() {
    CreateMultipartUploadRequest.Builder request =
        CreateMultipartUploadRequest.builder()
            .bucket(bucket.name())
            .key(key)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .checksumType(ChecksumType.COMPOSITE)
            .requestPayer(bucket.payer());
    bucket.connection().options().customize(customizer -> customizer.multipart(request));
    String upload =
        bucket.send(
            "s3:PutObject",
            key,
            () -> bucket.client().createMultipartUpload(request.build()).uploadId());
    if (upload == null) {
      throw Failures.nonsense(bucket.describe(key), "an upload without an id");
    }
    return upload;
  }

  private ObjectInfo complete(
      String upload,
      List<CompletedPart> sent,
      Optional<Checksum> checksum,
      PutCondition condition) {
    try {
      CompleteMultipartUploadResponse answer =
          bucket.write(
              "s3:PutObject",
              key,
              () ->
                  bucket
                      .client()
                      .completeMultipartUpload(
                          request ->
                              request
                                  .bucket(bucket.name())
                                  .key(key)
                                  .uploadId(upload)
                                  .multipartUpload(all -> all.parts(sent))
                                  .ifMatch(writes.ifMatch(condition))
                                  .ifNoneMatch(writes.ifNoneMatch(condition))
                                  .requestPayer(bucket.payer())));
      return written(answer.eTag(), answer.versionId(), checksum);
    } catch (ObjectNotFoundException noUpload) {
      return alreadyCompleted(checksum, noUpload);
    }
  }

  private ObjectInfo written(
      @Nullable String eTag, @Nullable String versionId, Optional<Checksum> checksum) {
    return ObjectInfos.written(key, size, eTag, versionId, checksum.stream().toList());
  }

  /** An upload that is gone was completed by an attempt whose answer was lost, or by nobody. */
  private ObjectInfo alreadyCompleted(
      Optional<Checksum> checksum, ObjectNotFoundException noUpload) {
    try {
      ObjectInfo there = writes.reads().head(key, null);
      Optional<String> parts = there.checksum(ObjectInfo.PARTS_SHA256).map(Checksum::value);
      if (parts.isPresent() && parts.equals(checksum.map(Checksum::value))) {
        return written(there.revision(), there.versionId().orElse(null), checksum);
      }
    } catch (QuiltException unreadable) {
      noUpload.addSuppressed(unreadable);
    }
    throw new StoreOutcomeUnknownException(bucket.describe(key), noUpload);
  }

  private void abort(String upload) {
    // An interrupted thread could not send the request.
    boolean interrupted = Thread.interrupted();
    try {
      bucket.send(
          "s3:AbortMultipartUpload",
          key,
          () ->
              bucket
                  .client()
                  .abortMultipartUpload(
                      request ->
                          request
                              .bucket(bucket.name())
                              .key(key)
                              .uploadId(upload)
                              .requestPayer(bucket.payer())));
    } catch (QuiltException bestEffort) {
      System.getLogger("io.quilt.registry.s3")
          .log(
              System.Logger.Level.WARNING, "An upload stays unfinished: {0}", bucket.describe(key));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
