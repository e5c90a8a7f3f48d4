package io.quilt.servers.memory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the keys of a bucket and their versions, in pages. */
final class Listings {
  private static final int PAGE = 1000;

  private final Bucket bucket;
  private final Call call;
  private final String prefix;
  private final int limit;
  private int count;

  private Listings(Bucket bucket, Call call) {
    this.bucket = bucket;
    this.call = call;
    this.prefix = call.parameter("prefix");
    this.limit = Math.min(PAGE, Math.max(0, call.number("max-keys", PAGE)));
  }

  static Answer objects(Bucket bucket, Call call) {
    Listings page = new Listings(bucket, call);
    return Answer.xml(200, Xml.document("ListBucketResult", page::writeObjects));
  }

  static Answer versions(Bucket bucket, Call call) {
    if (call.asks("delimiter") && !call.parameter("delimiter").isEmpty()) {
      throw S3Error.notImplemented("ListObjectVersions with a delimiter");
    }
    Listings page = new Listings(bucket, call);
    return Answer.xml(200, Xml.document("ListVersionsResult", page::writeVersions));
  }

  private void head(Xml xml) {
    xml.text("Name", call.bucket()).text("Prefix", encoded(prefix)).text("MaxKeys", limit);
    if (!call.parameter("delimiter").isEmpty()) {
      xml.text("Delimiter", encoded(call.parameter("delimiter")));
    }
    if (call.asks("encoding-type")) {
      xml.text("EncodingType", "url");
    }
  }

  private void writeObjects(Xml xml) {
    head(xml);
    String token = call.parameter("continuation-token");
    if (!token.isEmpty()) {
      xml.text("ContinuationToken", token);
    }
    String after = token.isEmpty() ? call.parameter("start-after") : decodeToken(token);
    String place = after.isEmpty() ? "" : after + "\0";
    String last = after;
    Map.Entry<String, List<Stored>> next = visible(place);
    while (next != null && count < limit) {
      last = writeObject(xml, next.getKey(), next.getValue().get(0));
      count++;
      next = visible(last + "\0");
    }
    xml.text("KeyCount", count).text("IsTruncated", next != null && limit > 0);
    if (next != null && limit > 0) {
      xml.text("NextContinuationToken", encodeToken(last));
    }
  }

  /** Writes a key or the prefix that stands for it; gives what the next page begins after. */
  private String writeObject(Xml xml, String key, Stored object) {
    String delimiter = call.parameter("delimiter");
    int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    if (at >= 0) {
      String common = key.substring(0, at + delimiter.length());
      xml.element("CommonPrefixes", inner -> inner.text("Prefix", encoded(common)));
      return common + Bucket.LAST;
    }
    xml.element("Contents", inner -> writeContents(inner, key, object));
    return key;
  }

  private void writeContents(Xml xml, String key, Stored object) {
    xml.text("Key", encoded(key))
        .text("LastModified", object.modified())
        .text("ETag", object.etag())
        .text("Size", object.body().length())
        .text("StorageClass", "STANDARD");
  }

  private Map.@Nullable Entry<String, List<Stored>> visible(String place) {
    Map.Entry<String, List<Stored>> next = below(place);
    while (next != null && next.getValue().get(0).marker()) {
      next = below(next.getKey() + "\0");
    }
    return next;
  }

  private Map.@Nullable Entry<String, List<Stored>> below(String place) {
    Map.Entry<String, List<Stored>> next =
        bucket.ceiling(Bucket.compare(place, prefix) < 0 ? prefix : place);
    return next != null && next.getKey().startsWith(prefix) ? next : null;
  }

  private void writeVersions(Xml xml) {
    head(xml);
    String keyMarker = call.parameter("key-marker");
    String versionMarker = call.parameter("version-id-marker");
    xml.text("KeyMarker", encoded(keyMarker)).text("VersionIdMarker", versionMarker);
    String place = versionMarker.isEmpty() && !keyMarker.isEmpty() ? keyMarker + "\0" : keyMarker;
    Map.Entry<String, List<Stored>> next = below(place);
    while (next != null) {
      boolean begun = !versionMarker.isEmpty() && next.getKey().equals(keyMarker);
      if (!writeVersions(xml, next, begun ? versionMarker : "")) {
        return;
      }
      next = below(next.getKey() + "\0");
    }
    xml.text("IsTruncated", false);
  }

  /** Writes the versions of a key after a version; tells whether all had room. */
  private boolean writeVersions(Xml xml, Map.Entry<String, List<Stored>> entry, String after) {
    List<Stored> versions = entry.getValue();
    int from = 0;
    for (int i = 0; i < versions.size() && !after.isEmpty(); i++) {
      from = versions.get(i).versionId().equals(after) ? i + 1 : from;
    }
    for (int i = from; i < versions.size(); i++) {
      boolean latest = i == 0;
      Stored version = versions.get(i);
      xml.element(
          version.marker() ? "DeleteMarker" : "Version",
          inner -> writeVersion(inner, entry.getKey(), version, latest));
      count++;
      boolean more = i + 1 < versions.size() || below(entry.getKey() + "\0") != null;
      if (count >= limit && more) {
        xml.text("IsTruncated", true)
            .text("NextKeyMarker", encoded(entry.getKey()))
            .text("NextVersionIdMarker", version.versionId());
        return false;
      }
    }
    return true;
  }

  private void writeVersion(Xml xml, String key, Stored version, boolean latest) {
    xml.text("VersionId", version.versionId()).text("IsLatest", latest);
    if (version.marker()) {
      xml.text("Key", encoded(key)).text("LastModified", version.modified());
    } else {
      writeContents(xml, key, version);
    }
  }

  private String encoded(String text) {
    return call.asks("encoding-type")
        ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/")
        : text;
  }

  private static String encodeToken(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String decodeToken(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Error.invalid("InvalidArgument", "The continuation token is not one of ours");
    }
  }
}
