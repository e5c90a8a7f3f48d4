package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import io.quilt.api.QuiltException;
import io.quilt.spi.Chunks;
import io.quilt.spi.ObjectInfo;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;

/** Whether objects were written in the parts of {@code sha2-256-chunked}. */
final class StoredParts {
  private final Bucket bucket;

  StoredParts(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The checksum that S3's checksum over the parts is, if the parts have the right sizes. */
  Optional<Checksum> checksum(ObjectInfo object) {
    Optional<Checksum> known = object.checksum(Checksum.SHA2_256_CHUNKED);
    if (known.isPresent()) {
      return known;
    }
    return object
        .checksum(ObjectInfo.PARTS_SHA256)
        .filter(parts -> areChunks(object))
        .map(parts -> new Checksum(Checksum.SHA2_256_CHUNKED, parts.value()));
  }

  private boolean areChunks(ObjectInfo object) {
    try {
      int seen = 0;
      GetObjectAttributesParts page = page(object, seen);
      while (page != null && page.hasParts() && !page.parts().isEmpty()) {
        for (ObjectPart part : page.parts()) {
          if (part.size() == null || part.size() != sizeOf(object, seen++)) {
            return false;
          }
        }
        page = Boolean.TRUE.equals(page.isTruncated()) ? page(object, seen) : null;
      }
      return seen == Chunks.count(object.size());
    } catch (QuiltException notOffered) {
      return false;
    }
  }

  private static long sizeOf(ObjectInfo object, int part) {
    long size = Chunks.size(object.size());
    return Math.min(size, object.size() - part * size);
  }

  private GetObjectAttributesParts page(ObjectInfo object, int after) {
    GetObjectAttributesResponse answer =
        bucket.read(
            "s3:GetObjectAttributes",
            object.key(),
            signing ->
                bucket
                    .client()
                    .getObjectAttributes(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(object.key())
                                .versionId(object.versionId().orElse(null))
                                .objectAttributes(ObjectAttributes.OBJECT_PARTS)
                                .partNumberMarker(after)
                                .requestPayer(bucket.payer())
                                .overrideConfiguration(signing)));
    return answer.objectParts();
  }
}
