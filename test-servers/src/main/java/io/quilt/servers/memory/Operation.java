package io.quilt.servers.memory;

import java.util.Map;
import java.util.Set;

/** The operations of S3 that the server knows. */
enum Operation {
  LIST_BUCKETS,
  CREATE_BUCKET,
  HEAD_BUCKET,
  GET_BUCKET_LOCATION,
  GET_BUCKET_VERSIONING,
  PUT_BUCKET_VERSIONING,
  LIST_OBJECTS_V2,
  LIST_OBJECT_VERSIONS,
  LIST_MULTIPART_UPLOADS,
  DELETE_OBJECTS,
  PUT_OBJECT,
  COPY_OBJECT,
  GET_OBJECT,
  HEAD_OBJECT,
  DELETE_OBJECT,
  CREATE_MULTIPART_UPLOAD,
  UPLOAD_PART,
  UPLOAD_PART_COPY,
  COMPLETE_MULTIPART_UPLOAD,
  ABORT_MULTIPART_UPLOAD,
  UNKNOWN;

  /** Parameters that do not choose the operation; any other means one that is not known. */
  private static final Set<String> PLAIN =
      Set.of(
          "x-id",
          "list-type",
          "prefix",
          "delimiter",
          "start-after",
          "continuation-token",
          "max-keys",
          "encoding-type",
          "fetch-owner",
          "key-marker",
          "version-id-marker",
          "versionId",
          "uploadId",
          "partNumber",
          "versions",
          "versioning",
          "location",
          "uploads",
          "delete");

  static Operation of(Call call) {
    for (String name : call.query().keySet()) {
      if (!PLAIN.contains(name) && !name.startsWith("response-") && !name.startsWith("X-Amz-")) {
        return UNKNOWN;
      }
    }
    if (call.bucket().isEmpty()) {
      return call.method().equals("GET") ? LIST_BUCKETS : UNKNOWN;
    }
    return call.key().isEmpty() ? ofBucket(call) : ofObject(call);
  }

  private static Operation ofBucket(Call call) {
    return switch (call.method()) {
      case "HEAD" -> HEAD_BUCKET;
      case "PUT" -> call.asks("versioning") ? PUT_BUCKET_VERSIONING : CREATE_BUCKET;
      case "POST" -> call.asks("delete") ? DELETE_OBJECTS : UNKNOWN;
      case "GET" -> read(call);
      default -> UNKNOWN;
    };
  }

  private static Operation read(Call call) {
    Map<String, Operation> named =
        Map.of(
            "location", GET_BUCKET_LOCATION,
            "versioning", GET_BUCKET_VERSIONING,
            "versions", LIST_OBJECT_VERSIONS,
            "uploads", LIST_MULTIPART_UPLOADS,
            "list-type", LIST_OBJECTS_V2);
    return named.entrySet().stream()
        .filter(entry -> call.asks(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Operation ofObject(Call call) {
    boolean copies = !call.header("x-amz-copy-source").isEmpty();
    boolean upload = call.asks("uploadId");
    return switch (call.method()) {
      case "GET" -> upload ? UNKNOWN : GET_OBJECT;
      case "HEAD" -> HEAD_OBJECT;
      case "DELETE" -> upload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
      case "POST" ->
          upload
              ? COMPLETE_MULTIPART_UPLOAD
              : call.asks("uploads") ? CREATE_MULTIPART_UPLOAD : UNKNOWN;
      case "PUT" ->
          upload ? copies ? UPLOAD_PART_COPY : UPLOAD_PART : copies ? COPY_OBJECT : PUT_OBJECT;
      default -> UNKNOWN;
    };
  }
}
