package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import io.quilt.spi.Chunks;
import io.quilt.spi.ObjectInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3's answers say of objects. */
final class ObjectInfos {
  /** What S3 calls the version of an object that has none. */
  private static final String NO_VERSION = "null";

  /** Numbers that are not too long for a long. */
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?<first>\\d{1,18})-\\d{1,18}/(?<size>\\d{1,18})");

  private ObjectInfos() {}

  static ObjectInfo ofHead(String key, HeadObjectResponse answer) {
    long size = size(key, answer.contentLength());
    return new ObjectInfo(
        key,
        size,
        time(answer.lastModified()),
        revision(answer.eTag()),
        version(answer.versionId()),
        checksums(
            size, answer.checksumSHA256(), answer.checksumCRC64NVME(), answer.checksumType()));
  }

  /**
   * What is known of an object whose bytes begin.
   *
   * @param offset of the first byte that was asked for
   */
  static ObjectInfo ofGet(String key, long offset, GetObjectResponse answer) {
    return new ObjectInfo(
        key,
        size(key, offset, answer),
        time(answer.lastModified()),
        revision(answer.eTag()),
        version(answer.versionId()),
        List.of());
  }

  /** The whole object's size, also where a part of it was asked for. */
  private static long size(String key, long offset, GetObjectResponse answer) {
    String said = answer.contentRange();
    if (said == null && offset == 0) {
      return size(key, answer.contentLength());
    }
    Matcher range = CONTENT_RANGE.matcher(String.valueOf(said));
    if (!range.matches() || Long.parseLong(range.group("first")) != offset) {
      throw Failures.nonsense(key, "Content-Range: %s from byte %d".formatted(said, offset));
    }
    return Long.parseLong(range.group("size"));
  }

  private static long size(String key, @Nullable Long said) {
    if (said == null || said < 0) {
      throw Failures.nonsense(key, "size " + said);
    }
    return said;
  }

  static ObjectInfo written(
      String key,
      long size,
      @Nullable String eTag,
      @Nullable String versionId,
      List<Checksum> checksums) {
    return new ObjectInfo(key, size, Instant.now(), revision(eTag), version(versionId), checksums);
  }

  static ObjectInfo ofListed(S3Object listed) {
    return new ObjectInfo(
        key(listed.key()),
        size(listed.key(), listed.size()),
        time(listed.lastModified()),
        revision(listed.eTag()),
        null,
        List.of());
  }

  static ObjectInfo ofVersion(ObjectVersion listed) {
    return new ObjectInfo(
        key(listed.key()),
        size(listed.key(), listed.size()),
        time(listed.lastModified()),
        revision(listed.eTag()),
        version(listed.versionId()),
        List.of());
  }

  private static String key(@Nullable String said) {
    if (said == null) {
      throw Failures.nonsense("a listing", "an object without a key");
    }
    return said;
  }

  private static Instant time(@Nullable Instant said) {
    return Objects.requireNonNullElse(said, Instant.EPOCH);
  }

  static String revision(@Nullable String eTag) {
    return Objects.requireNonNullElse(eTag, "");
  }

  static @Nullable String version(@Nullable String versionId) {
    return NO_VERSION.equals(versionId) ? null : versionId;
  }

  static List<Checksum> checksums(
      long size, @Nullable String sha256, @Nullable String crc64, @Nullable ChecksumType type) {
    List<Checksum> known = new ArrayList<>();
    if (sha256 != null) {
      addSha256(known, size, sha256);
    }
    if (crc64 != null
        && Digests.decode(crc64).length == Long.BYTES
        && type != ChecksumType.COMPOSITE) {
      known.add(new Checksum(Checksum.CRC64NVME, crc64));
    }
    return known;
  }

  private static void addSha256(List<Checksum> known, long size, String sha256) {
    int hyphen = sha256.indexOf('-');
    if (hyphen < 0) {
      byte[] digest = Digests.decode(sha256);
      if (digest.length != Digests.WIDTH) {
        return;
      }
      known.add(new Checksum(Checksum.SHA256, HexFormat.of().formatHex(digest)));
      if (size <= Chunks.SMALLEST) {
        known.add(new Checksum(Checksum.SHA2_256_CHUNKED, S3Checksums.fromSimple(sha256)));
      }
    } else if (Digests.decode(sha256.substring(0, hyphen)).length == Digests.WIDTH
        && sha256.substring(hyphen + 1).equals(Integer.toString(Chunks.count(size)))) {
      // The number of the parts fits; whether their sizes do, only who knows the content can tell.
      known.add(new Checksum(ObjectInfo.PARTS_SHA256, S3Checksums.fromComposite(sha256)));
    }
  }
}
