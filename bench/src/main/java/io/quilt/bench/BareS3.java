package io.quilt.bench;

import java.io.IOException;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The AWS SDK and nothing else, over one of its HTTP clients; calls block. */
interface BareS3 extends AutoCloseable {
  void put(PutObjectRequest request, byte[] body);

  String create(CreateMultipartUploadRequest request);

  UploadPartResponse upload(UploadPartRequest request, byte[] body);

  void complete(CompleteMultipartUploadRequest request);

  byte[] get(GetObjectRequest request) throws IOException;

  @Override
  void close();

  /**
   * Opens a client; endpoint, region and credentials are the environment's.
   *
   * @param kind {@code apache5}, {@code url-connection}, {@code netty} or {@code crt}
   */
  static BareS3 open(String kind, int connections) {
    return switch (kind) {
      case "netty" -> BareAsyncS3.netty(connections);
      case "crt" -> BareAsyncS3.crt(connections);
      default -> BareBlockingS3.open(kind, connections);
    };
  }
}
