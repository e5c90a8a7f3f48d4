package io.quilt.servers.memory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All buckets, and what is asked of them. */
final class Buckets {
  static final String REGION = "us-east-1";

  private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
  private final boolean trusting;

  Buckets(boolean trusting) {
    this.trusting = trusting;
  }

  Bucket get(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw S3Error.noSuchBucket(name);
    }
    return bucket;
  }

  /** Puts an empty bucket in the place of whatever is there. */
  Bucket replace(String name, GeneratedPackages generated) {
    Bucket bucket = new Bucket(generated);
    buckets.put(name, bucket);
    return bucket;
  }

  /** Answers an operation; the latency is not its business. */
  Answer answer(Operation operation, Call call) throws IOException {
    return switch (operation) {
      case LIST_BUCKETS -> list();
      case CREATE_BUCKET -> create(call);
      case UNKNOWN -> throw S3Error.notImplemented(call.method() + " " + call.query().keySet());
      default ->
          call.key().isEmpty()
              ? ofBucket(operation, get(call.bucket()), call)
              : ofObject(operation, get(call.bucket()), call);
    };
  }

  private Answer list() {
    return Answer.xml(
        200,
        Xml.document(
            "ListAllMyBucketsResult",
            xml ->
                xml.element(
                    "Buckets",
                    all ->
                        buckets
                            .keySet()
                            .forEach(name -> all.element("Bucket", x -> x.text("Name", name))))));
  }

  private Answer create(Call call) throws IOException {
    call.body().readAllBytes();
    if (buckets.putIfAbsent(call.bucket(), new Bucket(new GeneratedPackages(0))) != null) {
      throw new S3Error(409, "BucketAlreadyOwnedByYou", "The bucket is there: " + call.bucket());
    }
    return Answer.empty(200).with("Location", "/" + call.bucket());
  }

  private static Answer ofBucket(Operation operation, Bucket bucket, Call call) throws IOException {
    return switch (operation) {
      case HEAD_BUCKET -> Answer.empty(200).with("x-amz-bucket-region", REGION);
      case GET_BUCKET_LOCATION -> Answer.xml(200, Xml.document("LocationConstraint", xml -> {}));
      case GET_BUCKET_VERSIONING -> versioning(bucket);
      case PUT_BUCKET_VERSIONING -> putVersioning(bucket, call);
      case LIST_OBJECTS_V2 -> Listings.objects(bucket, call);
      case LIST_OBJECT_VERSIONS -> Listings.versions(bucket, call);
      case LIST_MULTIPART_UPLOADS -> Multipart.list(bucket, call);
      case DELETE_OBJECTS -> ObjectOperations.deleteAll(bucket, call);
      default -> throw new AssertionError(operation);
    };
  }

  private static Answer versioning(Bucket bucket) {
    String status = bucket.versioning();
    return Answer.xml(
        200,
        Xml.document(
            "VersioningConfiguration",
            xml -> {
              if (!status.isEmpty()) {
                xml.text("Status", status);
              }
            }));
  }

  private static Answer putVersioning(Bucket bucket, Call call) throws IOException {
    List<Map<String, String>> rows =
        Xml.rows(call.body().readAllBytes(), "VersioningConfiguration");
    String status = rows.isEmpty() ? "" : rows.get(0).getOrDefault("Status", "");
    if (!status.equals("Enabled") && !status.equals("Suspended")) {
      throw S3Error.invalid("MalformedXML", "A status is Enabled or Suspended");
    }
    bucket.versioning(status);
    return Answer.empty(200);
  }

  private Answer ofObject(Operation operation, Bucket bucket, Call call) throws IOException {
    return switch (operation) {
      case PUT_OBJECT -> ObjectOperations.put(bucket, call, trusting);
      case COPY_OBJECT -> Multipart.copy(this, bucket, call);
      case GET_OBJECT, HEAD_OBJECT -> ObjectOperations.get(bucket, call);
      case DELETE_OBJECT -> ObjectOperations.delete(bucket, call);
      case CREATE_MULTIPART_UPLOAD -> Multipart.create(bucket, call);
      case UPLOAD_PART -> Multipart.uploadPart(bucket, call, trusting);
      case UPLOAD_PART_COPY -> Multipart.copyPart(this, bucket, call);
      case COMPLETE_MULTIPART_UPLOAD -> Multipart.complete(bucket, call);
      case ABORT_MULTIPART_UPLOAD -> Multipart.abort(bucket, call);
      default -> throw new AssertionError(operation);
    };
  }
}
