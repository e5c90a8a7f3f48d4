package io.quilt.servers.memory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A version of an object, or a delete marker.
 *
 * @param etag in quotes
 * @param checksums by header name
 * @param parts the sizes of its parts; none unless it came from a multipart upload
 * @param headers what it was stored with and is answered with
 */
record Stored(
    String versionId,
    boolean marker,
    Blob body,
    String etag,
    Map<String, String> checksums,
    List<Long> parts,
    Map<String, String> headers,
    Instant modified) {
  static final String NO_VERSION = "null";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** What is to be stored, before its bucket gives it a version. */
  static Stored of(
      Blob body,
      String etag,
      Map<String, String> checksums,
      List<Long> parts,
      Map<String, String> headers) {
    return new Stored(NO_VERSION, false, body, etag, checksums, parts, headers, now());
  }

  static Stored deleteMarker() {
    return new Stored(NO_VERSION, true, Blob.EMPTY, "", Map.of(), List.of(), Map.of(), now());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  Stored withVersion(String id) {
    return new Stored(id, marker, body, etag, checksums, parts, headers, modified);
  }

  String httpDate() {
    return HTTP_DATE.format(modified);
  }
}
