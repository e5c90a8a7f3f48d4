package io.quilt.servers.memory;

/** What the server refuses, as S3 says it. */
final class S3Error extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  S3Error(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static S3Error noSuchKey(String key) {
    return new S3Error(404, "NoSuchKey", "The specified key does not exist: " + key);
  }

  static S3Error noSuchBucket(String bucket) {
    return new S3Error(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
  }

  static S3Error noSuchVersion(String id) {
    return new S3Error(404, "NoSuchVersion", "The specified version does not exist: " + id);
  }

  static S3Error noSuchUpload(String id) {
    return new S3Error(404, "NoSuchUpload", "The specified upload does not exist: " + id);
  }

  static S3Error preconditionFailed(String condition) {
    return new S3Error(412, "PreconditionFailed", "A pre-condition did not hold: " + condition);
  }

  static S3Error invalidRange(String range) {
    return new S3Error(416, "InvalidRange", "The requested range is not satisfiable: " + range);
  }

  static S3Error invalid(String code, String message) {
    return new S3Error(400, code, message);
  }

  static S3Error notImplemented(String what) {
    return new S3Error(501, "NotImplemented", "This server does not implement " + what);
  }

  int status() {
    return status;
  }

  Answer answer() {
    String body =
        Xml.document(
            "Error", xml -> xml.text("Code", code).text("Message", String.valueOf(getMessage())));
    return Answer.xml(status, body);
  }
}
