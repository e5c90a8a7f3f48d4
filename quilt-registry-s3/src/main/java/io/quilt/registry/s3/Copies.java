package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.Chunks;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.CopyPartResult;

/** Copies objects inside S3: small ones at once, others in the parts of their checksum. */
final class Copies {
  private final Bucket bucket;
  private final Writes writes;

  Copies(Bucket bucket, Writes writes) {
    this.bucket = bucket;
    this.writes = writes;
  }

  ObjectInfo copy(PhysicalKey source, String key, PutCondition condition) {
    Bucket from =
        new Bucket(PhysicalKey.of(source.scheme(), source.root(), "", null), bucket.connection());
    ObjectInfo info = new Reads(from).head(source.path(), source.versionId().orElse(null));
    Source pinned = new Source(source.root(), info);
    return info.size() < Chunks.SMALLEST
        ? copyAtOnce(pinned, key, condition)
        : new Multipart(bucket, writes, key, info.size())
            .write(part -> copyPart(pinned, key, part), any -> {}, condition);
  }

  /** An object that is copied, pinned to the content that was looked at. */
  private record Source(String bucket, ObjectInfo info) {
    @Nullable String version() {
      return info.versionId().orElse(null);
    }
  }

  private ObjectInfo copyAtOnce(Source source, String key, PutCondition condition) {
    CopyObjectRequest.Builder request =
        CopyObjectRequest.builder()
            .sourceBucket(source.bucket())
            .sourceKey(source.info().key())
            .sourceVersionId(source.version())
            .copySourceIfMatch(source.info().revision())
            .destinationBucket(bucket.name())
            .destinationKey(key)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .ifMatch(writes.ifMatch(condition))
            .ifNoneMatch(writes.ifNoneMatch(condition))
            .requestPayer(bucket.payer());
    bucket.connection().options().customize(customizer -> customizer.copy(request));
    CopyObjectResponse answer =
        bucket.write("s3:PutObject", key, () -> bucket.client().copyObject(request.build()));
    CopyObjectResult copied =
        Objects.requireNonNullElseGet(
            answer.copyObjectResult(), () -> CopyObjectResult.builder().build());
    long size = source.info().size();
    return ObjectInfos.written(
        key,
        size,
        copied.eTag(),
        answer.versionId(),
        ObjectInfos.checksums(size, copied.checksumSHA256(), null, null));
  }

  private CompletedPart copyPart(Source source, String key, Multipart.Part part) {
    String range = "bytes=%d-%d".formatted(part.offset(), part.offset() + part.length() - 1);
    CopyPartResult copied =
        bucket.send(
            "s3:PutObject",
            key,
            () ->
                bucket
                    .client()
                    .uploadPartCopy(
                        request ->
                            request
                                .sourceBucket(source.bucket())
                                .sourceKey(source.info().key())
                                .sourceVersionId(source.version())
                                .copySourceIfMatch(source.info().revision())
                                .copySourceRange(range)
                                .destinationBucket(bucket.name())
                                .destinationKey(key)
                                .uploadId(part.upload())
                                .partNumber(part.number())
                                .requestPayer(bucket.payer()))
                    .copyPartResult());
    return copied == null
        ? part.completed(null, null)
        : part.completed(copied.eTag(), copied.checksumSHA256());
  }
}
