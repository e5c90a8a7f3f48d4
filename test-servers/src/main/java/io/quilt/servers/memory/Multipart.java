package io.quilt.servers.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Uploads in parts, and copies. */
final class Multipart {
  private static final long SMALLEST = 5L << 20;
  private static final int MOST = 10_000;

  private Multipart() {}

  static Answer create(Bucket bucket, Call call) {
    String id = UUID.randomUUID().toString();
    String algorithm = call.header("x-amz-checksum-algorithm");
    Upload upload =
        new Upload(
            id, call.key(), ObjectOperations.kept(call), algorithm, new ConcurrentSkipListMap<>());
    bucket.uploads().put(id, upload);
    Answer answer =
        Answer.xml(
            200,
            Xml.document(
                "InitiateMultipartUploadResult",
                xml ->
                    xml.text("Bucket", call.bucket())
                        .text("Key", call.key())
                        .text("UploadId", id)));
    return algorithm.isEmpty() ? answer : answer.with("x-amz-checksum-algorithm", algorithm);
  }

  static Answer list(Bucket bucket, Call call) {
    return Answer.xml(
        200,
        Xml.document(
            "ListMultipartUploadsResult",
            xml -> {
              xml.text("Bucket", call.bucket()).text("IsTruncated", false);
              for (Upload upload : bucket.uploads().values()) {
                xml.element(
                    "Upload", x -> x.text("Key", upload.key()).text("UploadId", upload.id()));
              }
            }));
  }

  private static Upload find(Bucket bucket, Call call) {
    Upload upload = bucket.uploads().get(call.parameter("uploadId"));
    if (upload == null || !upload.key().equals(call.key())) {
      throw S3Error.noSuchUpload(call.parameter("uploadId"));
    }
    return upload;
  }

  private static int number(Call call) {
    int number = call.number("partNumber", 0);
    if (number < 1 || number > MOST) {
      throw S3Error.invalid("InvalidArgument", "Part numbers are 1 to 10,000, not " + number);
    }
    return number;
  }

  static Answer uploadPart(Bucket bucket, Call call, boolean trusting) throws IOException {
    Upload upload = find(bucket, call);
    int number = number(call);
    Body part = Body.read(call, trusting);
    upload.parts().put(number, part);
    return Answer.empty(200).with("ETag", part.etag()).with(part.checksums());
  }

  /** The bytes that {@code x-amz-copy-source} names, of any bucket. */
  static Stored source(Buckets buckets, Call call) {
    String source = call.header("x-amz-copy-source");
    int question = source.indexOf('?');
    String path = Call.decode(question < 0 ? source : source.substring(0, question));
    String query = question < 0 ? null : source.substring(question + 1);
    String plain = path.startsWith("/") ? path.substring(1) : path;
    int slash = plain.indexOf('/');
    if (slash < 0) {
      throw S3Error.invalid("InvalidArgument", "The copy source has no key: " + source);
    }
    Bucket bucket = buckets.get(plain.substring(0, slash));
    String version = Call.query(query).getOrDefault("versionId", "");
    Stored stored = bucket.get(plain.substring(slash + 1), version);
    String match = call.header("x-amz-copy-source-if-match");
    if (!match.isEmpty() && !Bucket.matches(match, stored.etag())) {
      throw S3Error.preconditionFailed("x-amz-copy-source-If-Match");
    }
    return stored;
  }

  private static Body body(Blob blob, boolean sha256) {
    Map<String, String> checksums = new TreeMap<>();
    if (sha256) {
      checksums.put(Digests.SHA256, Digests.base64(blob.digest(Digests.sha256())));
    }
    return new Body(blob, Digests.etag(blob.digest(Digests.md5())), checksums);
  }

  static Answer copyPart(Buckets buckets, Bucket bucket, Call call) {
    Upload upload = find(bucket, call);
    Stored source = source(buckets, call);
    String text = call.header("x-amz-copy-source-range");
    Range range = text.isEmpty() ? new Range(0, source.body().length()) : Range.parse(text, source);
    Body part =
        body(
            source.body().slice(range.from(), range.length()),
            upload.algorithm().equalsIgnoreCase("SHA256"));
    upload.parts().put(number(call), part);
    return copied("CopyPartResult", part.etag(), part.checksums(), source);
  }

  static Answer copy(Buckets buckets, Bucket bucket, Call call) {
    Stored source = source(buckets, call);
    boolean replace = call.header("x-amz-metadata-directive").equalsIgnoreCase("REPLACE");
    boolean sha256 =
        call.header("x-amz-checksum-algorithm").equalsIgnoreCase("SHA256")
            || source.checksums().containsKey(Digests.SHA256);
    Body body = body(source.body(), sha256);
    Map<String, String> headers = replace ? ObjectOperations.kept(call) : source.headers();
    Stored object = Stored.of(body.blob(), body.etag(), body.checksums(), List.of(), headers);
    Stored stored =
        bucket.put(call.key(), object, call.header("If-Match"), call.header("If-None-Match"));
    Answer answer = copied("CopyObjectResult", stored.etag(), stored.checksums(), source);
    return ObjectOperations.version(answer, bucket, stored);
  }

  private static Answer copied(
      String root, String etag, Map<String, String> checksums, Stored source) {
    String document =
        Xml.document(
            root,
            xml -> {
              xml.text("ETag", etag).text("LastModified", source.modified());
              sha256(xml, checksums.get(Digests.SHA256));
            });
    return Answer.xml(200, document).with("x-amz-copy-source-version-id", source.versionId());
  }

  private static void sha256(Xml xml, @Nullable String value) {
    if (value != null) {
      boolean composite = value.contains("-");
      xml.text("ChecksumSHA256", value);
      xml.text("ChecksumType", composite ? "COMPOSITE" : "FULL_OBJECT");
    }
  }

  static Answer abort(Bucket bucket, Call call) {
    bucket.uploads().remove(find(bucket, call).id());
    return Answer.empty(204);
  }

  static Answer complete(Bucket bucket, Call call) throws IOException {
    Upload upload = find(bucket, call);
    byte[] request = call.body().readAllBytes();
    List<Body> parts = parts(upload, Xml.rows(request, "Part"));
    List<String> sums = new ArrayList<>();
    parts.forEach(part -> sums.add(part.checksums().getOrDefault(Digests.SHA256, "")));
    Map<String, String> checksums = new TreeMap<>();
    if (!sums.contains("")) {
      checksums.put(Digests.SHA256, Digests.composite(sums));
    }
    Stored object =
        Stored.of(
            Blob.concat(parts.stream().map(Body::blob).toList()),
            Digests.compositeEtag(parts.stream().map(Body::etag).toList()),
            checksums,
            parts.stream().map(part -> part.blob().length()).toList(),
            upload.headers());
    Stored stored =
        bucket.put(call.key(), object, call.header("If-Match"), call.header("If-None-Match"));
    bucket.uploads().remove(upload.id());
    Answer answer =
        Answer.xml(
            200,
            Xml.document(
                "CompleteMultipartUploadResult",
                xml -> {
                  xml.text("Bucket", call.bucket()).text("Key", call.key());
                  xml.text("ETag", stored.etag());
                  sha256(xml, checksums.get(Digests.SHA256));
                }));
    return ObjectOperations.version(answer, bucket, stored);
  }

  private static List<Body> parts(Upload upload, List<Map<String, String>> rows) {
    List<Body> parts = new ArrayList<>();
    int previous = 0;
    for (Map<String, String> row : rows) {
      int number = Integer.parseInt(row.getOrDefault("PartNumber", "0"));
      Body part = upload.parts().get(number);
      String sum = row.get("ChecksumSHA256");
      if (part == null
          || !Bucket.matches(row.getOrDefault("ETag", ""), part.etag())
          || (sum != null && !sum.equals(part.checksums().get(Digests.SHA256)))) {
        throw S3Error.invalid("InvalidPart", "Part " + number + " is not as it was uploaded");
      }
      if (number <= previous) {
        throw S3Error.invalid("InvalidPartOrder", "Part " + number + " is not in order");
      }
      if (!parts.isEmpty() && parts.get(parts.size() - 1).blob().length() < SMALLEST) {
        throw S3Error.invalid("EntityTooSmall", "Part " + previous + " is below 5 MiB");
      }
      parts.add(part);
      previous = number;
    }
    if (parts.isEmpty()) {
      throw S3Error.invalid("MalformedXML", "An upload has at least one part");
    }
    return parts;
  }
}
