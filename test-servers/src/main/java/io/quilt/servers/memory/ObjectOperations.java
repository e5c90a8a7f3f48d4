package io.quilt.servers.memory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is done with single objects. */
final class ObjectOperations {
  private static final List<String> KEPT =
      List.of("content-type", "cache-control", "content-disposition", "content-language");

  private ObjectOperations() {}

  /** The headers of a request that an object is stored with. */
  static Map<String, String> kept(Call call) {
    Map<String, String> kept = new TreeMap<>();
    call.headers()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith("x-amz-meta-") || KEPT.contains(lower)) {
                kept.put(lower, values.get(0));
              }
            });
    kept.putIfAbsent("content-type", "binary/octet-stream");
    String encoding = call.header("Content-Encoding").replaceFirst("aws-chunked,? *", "");
    if (!encoding.isEmpty()) {
      kept.put("content-encoding", encoding);
    }
    return kept;
  }

  static Answer put(Bucket bucket, Call call, boolean trusting) throws IOException {
    Body body = Body.read(call, trusting);
    Stored object = Stored.of(body.blob(), body.etag(), body.checksums(), List.of(), kept(call));
    Stored stored =
        bucket.put(call.key(), object, call.header("If-Match"), call.header("If-None-Match"));
    return version(Answer.empty(200), bucket, stored)
        .with("ETag", stored.etag())
        .with(checksums(stored));
  }

  static Map<String, String> checksums(Stored stored) {
    Map<String, String> headers = new TreeMap<>(stored.checksums());
    if (!headers.isEmpty()) {
      boolean composite = headers.values().iterator().next().contains("-");
      headers.put(Digests.TYPE, composite ? "COMPOSITE" : "FULL_OBJECT");
    }
    return headers;
  }

  static Answer version(Answer answer, Bucket bucket, @Nullable Stored stored) {
    if (stored != null && !bucket.versioning().isEmpty()) {
      answer.with("x-amz-version-id", stored.versionId());
      if (stored.marker()) {
        answer.with("x-amz-delete-marker", "true");
      }
    }
    return answer;
  }

  /** Answers a GET or HEAD, of which the second leaves out the body. */
  static Answer get(Bucket bucket, Call call) {
    Stored stored = find(bucket, call);
    String match = call.header("If-Match");
    if (!match.isEmpty() && !Bucket.matches(match, stored.etag())) {
      throw S3Error.preconditionFailed("If-Match");
    }
    String noneMatch = call.header("If-None-Match");
    if (!noneMatch.isEmpty() && Bucket.matches(noneMatch, stored.etag())) {
      return Answer.empty(304).with("ETag", stored.etag());
    }
    Range range = Range.of(call, stored);
    Blob body = stored.body().slice(range.from(), range.length());
    boolean part = range.length() < stored.body().length();
    Answer answer = new Answer(part ? 206 : 200, new TreeMap<>(stored.headers()), body);
    if (part) {
      answer.with("Content-Range", range.header(stored.body().length()));
    } else if (call.header("x-amz-checksum-mode").equalsIgnoreCase("ENABLED")) {
      answer.with(checksums(stored));
    }
    if (call.asks("partNumber")) {
      answer.with("x-amz-mp-parts-count", Integer.toString(stored.parts().size()));
    }
    return version(answer, bucket, stored)
        .with("ETag", stored.etag())
        .with("Last-Modified", stored.httpDate())
        .with("Accept-Ranges", "bytes")
        .with("Content-Length", Long.toString(body.length()));
  }

  private static Stored find(Bucket bucket, Call call) {
    return bucket.get(call.key(), call.parameter("versionId"));
  }

  static Answer delete(Bucket bucket, Call call) {
    String versionId = call.parameter("versionId");
    Stored deleted =
        versionId.isEmpty()
            ? bucket.delete(call.key(), call.header("If-Match"))
            : bucket.deleteVersion(call.key(), versionId);
    return version(Answer.empty(204), bucket, deleted);
  }

  static Answer deleteAll(Bucket bucket, Call call) throws IOException {
    byte[] request = call.body().readAllBytes();
    List<Map<String, String>> keys = Xml.rows(request, "Object");
    if (keys.isEmpty() || keys.size() > 1000) {
      throw S3Error.invalid("MalformedXML", "From 1 to 1,000 keys, not " + keys.size());
    }
    return Answer.xml(
        200,
        Xml.document(
            "DeleteResult",
            xml -> keys.forEach(key -> xml.element("Deleted", x -> delete(bucket, key, x)))));
  }

  private static void delete(Bucket bucket, Map<String, String> row, Xml xml) {
    String key = row.getOrDefault("Key", "");
    String versionId = row.getOrDefault("VersionId", "");
    xml.text("Key", key);
    if (!versionId.isEmpty()) {
      Stored deleted = bucket.deleteVersion(key, versionId);
      xml.text("VersionId", versionId);
      marker(xml, deleted, versionId);
    } else {
      Stored marker = bucket.delete(key, "");
      marker(xml, marker, marker == null ? "" : marker.versionId());
    }
  }

  private static void marker(Xml xml, @Nullable Stored deleted, String versionId) {
    if (deleted != null && deleted.marker()) {
      xml.text("DeleteMarker", true).text("DeleteMarkerVersionId", versionId);
    }
  }
}
