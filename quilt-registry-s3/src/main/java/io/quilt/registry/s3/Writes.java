package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.Chunks;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Writes objects: small ones at once, others in parts; S3 verifies the SHA-256 of what arrives. */
final class Writes {
  private final Bucket bucket;
  private final Reads reads;
  private final Capabilities capabilities;

  Writes(Bucket bucket, Reads reads, Capabilities capabilities) {
    this.bucket = bucket;
    this.reads = reads;
    this.capabilities = capabilities;
  }

  ObjectInfo put(String key, Body body, PutCondition condition) {
    MemoryBudget memory = bucket.connection().memory();
    return body.length() < Chunks.SMALLEST
        ? memory.with(body.length(), () -> putAtOnce(key, bytes(key, body), condition))
        : new Multipart(bucket, this, key, body.length())
            .write(
                part ->
                    memory.with(part.length(), () -> putPart(key, bytes(key, body, part), part)),
                body::verify,
                condition);
  }

  private ObjectInfo putAtOnce(String key, byte[] bytes, PutCondition condition) {
    byte[] digest = Digests.sha256().digest(bytes);
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket.name())
            .key(key)
            .checksumSHA256(Digests.encode(digest))
            .ifMatch(ifMatch(condition))
            .ifNoneMatch(ifNoneMatch(condition))
            .requestPayer(bucket.payer());
    bucket.connection().options().customize(customizer -> customizer.put(request));
    List<Checksum> checksums = List.of(Digests.chunked(bytes.length, digest));
    try {
      PutObjectResponse answer =
          bucket.write(
              "s3:PutObject",
              key,
              () -> bucket.client().putObject(request.build(), RequestBody.fromBytes(bytes)));
      return ObjectInfos.written(key, bytes.length, answer.eTag(), answer.versionId(), checksums);
    } catch (StoreOutcomeUnknownException e) {
      ObjectInfo there = Failures.metItself(e) ? whatIsThere(key, bytes, e) : null;
      if (there == null) {
        throw e;
      }
      return ObjectInfos.written(
          key, bytes.length, there.revision(), there.versionId().orElse(null), checksums);
    }
  }

  /** The object, if these are its bytes. */
  private @Nullable ObjectInfo whatIsThere(
      String key, byte[] bytes, StoreOutcomeUnknownException unknown) {
    try (ObjectContent there = reads.read(ReadRequest.of(key))) {
      boolean same = Arrays.equals(there.stream().readNBytes(bytes.length + 1), bytes);
      return same ? there.info() : null;
    } catch (IOException | QuiltException unreadable) {
      unknown.addSuppressed(unreadable);
      return null;
    }
  }

  private CompletedPart putPart(String key, byte[] bytes, Multipart.Part part) {
    String sha256 = Digests.encode(Digests.sha256().digest(bytes));
    UploadPartResponse answer =
        bucket.send(
            "s3:PutObject",
            key,
            () ->
                bucket
                    .client()
                    .uploadPart(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(key)
                                .uploadId(part.upload())
                                .partNumber(part.number())
                                .checksumSHA256(sha256)
                                .requestPayer(bucket.payer()),
                        RequestBody.fromBytes(bytes)));
    return part.completed(answer.eTag(), sha256);
  }

  /** All bytes of a small body, from one stream, so that whoever made it sees all of them pass. */
  private byte[] bytes(String key, Body body) {
    try (InputStream in = body.open(0)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(body.length()));
      checkLength(bytes.length == body.length() && in.read() < 0, body);
      return bytes;
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  private byte[] bytes(String key, Body body, Multipart.Part part) {
    try (InputStream in = body.open(part.offset())) {
      byte[] bytes = in.readNBytes(Math.toIntExact(part.length()));
      boolean last = part.offset() + part.length() == body.length();
      checkLength(bytes.length == part.length() && (!last || in.read() < 0), body);
      return bytes;
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  private static void checkLength(boolean asSaid, Body body) throws IOException {
    if (!asSaid) {
      throw new EOFException("there are not exactly %d bytes".formatted(body.length()));
    }
  }

  private RuntimeException unreadable(String key, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new QuiltInterruptedException("writing " + bucket.describe(key));
    }
    return new StorageException(
        "%s cannot be written: %s".formatted(bucket.describe(key), e.getMessage()), e);
  }

  /** The revision that must be there, where the server obeys that. */
  @Nullable String ifMatch(PutCondition condition) {
    return condition instanceof PutCondition.IfMatches matches && obeysConditions()
        ? matches.revision()
        : null;
  }

  @Nullable String ifNoneMatch(PutCondition condition) {
    return condition instanceof PutCondition.IfAbsent && obeysConditions() ? "*" : null;
  }

  private boolean obeysConditions() {
    return capabilities.known().conditionalPut();
  }

  Reads reads() {
    return reads;
  }
}
