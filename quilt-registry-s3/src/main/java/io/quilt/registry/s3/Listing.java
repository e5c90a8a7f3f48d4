package io.quilt.registry.s3;

import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Lists a bucket, a page of up to 1,000 at a time. */
final class Listing {
  private static final String SLASH = "/";

  private final Bucket bucket;

  Listing(Bucket bucket) {
    this.bucket = bucket;
  }

  ListPage objects(ListRequest request, @Nullable String token) {
    ListObjectsV2Response answer =
        bucket.read(
            "s3:ListBucket",
            "",
            signing ->
                bucket
                    .client()
                    .listObjectsV2(
                        list ->
                            list.bucket(bucket.name())
                                .prefix(request.prefix())
                                .delimiter(delimiter(request))
                                .startAfter(token == null ? startAfter(request) : null)
                                .continuationToken(token)
                                .requestPayer(bucket.payer())
                                .overrideConfiguration(signing)));
    List<ObjectInfo> objects = answer.contents().stream().map(ObjectInfos::ofListed).toList();
    return new ListPage(
        objects,
        folders(request, answer.commonPrefixes()),
        next(answer.isTruncated(), token, answer.nextContinuationToken()));
  }

  /** The latest versions; all versions are gone through for them. */
  ListPage versions(ListRequest request, @Nullable String token) {
    VersionMarker from = VersionMarker.of(token, startAfter(request));
    ListObjectVersionsResponse answer =
        bucket.read(
            "s3:ListBucketVersions",
            "",
            signing ->
                bucket
                    .client()
                    .listObjectVersions(
                        list ->
                            list.bucket(bucket.name())
                                .prefix(request.prefix())
                                .delimiter(delimiter(request))
                                .keyMarker(from.key())
                                .versionIdMarker(from.version())
                                .requestPayer(bucket.payer())
                                .overrideConfiguration(signing)));
    List<ObjectInfo> latest =
        answer.versions().stream()
            .filter(version -> Boolean.TRUE.equals(version.isLatest()))
            .map(ObjectInfos::ofVersion)
            .toList();
    String next =
        answer.nextKeyMarker() == null
            ? null
            : new VersionMarker(answer.nextKeyMarker(), answer.nextVersionIdMarker()).token();
    return new ListPage(
        latest, folders(request, answer.commonPrefixes()), next(answer.isTruncated(), token, next));
  }

  /** The token of the next page; a list whose rest cannot be asked for is not taken for all. */
  private @Nullable String next(
      @Nullable Boolean truncated, @Nullable String token, @Nullable String next) {
    if (!Boolean.TRUE.equals(truncated)) {
      return null;
    }
    if (next == null || next.equals(token)) {
      throw Failures.nonsense(bucket.describe(""), "a list that goes on nowhere");
    }
    return next;
  }

  private static @Nullable String delimiter(ListRequest request) {
    return request.folders() ? SLASH : null;
  }

  private static @Nullable String startAfter(ListRequest request) {
    return request.startAfter().orElse(null);
  }

  private static List<String> folders(ListRequest request, List<CommonPrefix> prefixes) {
    String after = request.startAfter().orElse("");
    return prefixes.stream()
        .map(CommonPrefix::prefix)
        .filter(Objects::nonNull)
        .filter(folder -> folder.compareTo(after) > 0 || after.startsWith(folder))
        .toList();
  }

  /** Where a page of versions begins. */
  private record VersionMarker(@Nullable String key, @Nullable String version) {
    /** Between the parts of a token; version ids have none. */
    private static final char BETWEEN = '\n';

    static VersionMarker of(@Nullable String token, @Nullable String startAfter) {
      if (token == null) {
        return new VersionMarker(startAfter, null);
      }
      int end = token.indexOf(BETWEEN);
      String version = token.substring(0, end);
      return new VersionMarker(token.substring(end + 1), version.isEmpty() ? null : version);
    }

    String token() {
      return (version == null ? "" : version) + BETWEEN + key;
    }
  }
}
