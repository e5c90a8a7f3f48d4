package io.quilt.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The SDK's blocking client. */
record BareBlockingS3(S3Client client, SdkHttpClient http) implements BareS3 {
  static BareS3 open(String kind, int connections) {
    SdkHttpClient http =
        switch (kind) {
          case "apache5" -> Apache5HttpClient.builder().maxConnections(connections).build();
          case "url-connection" -> UrlConnectionHttpClient.create();
          default -> throw new IllegalArgumentException("No such client: " + kind);
        };
    return new BareBlockingS3(S3Client.builder().httpClient(http).build(), http);
  }

  private static RequestBody body(byte[] bytes) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream");
  }

  @Override
  public void put(PutObjectRequest request, byte[] body) {
    client.putObject(request, body(body));
  }

  @Override
  public String create(CreateMultipartUploadRequest request) {
    return client.createMultipartUpload(request).uploadId();
  }

  @Override
  public UploadPartResponse upload(UploadPartRequest request, byte[] body) {
    return client.uploadPart(request, body(body));
  }

  @Override
  public void complete(CompleteMultipartUploadRequest request) {
    client.completeMultipartUpload(request);
  }

  @Override
  public byte[] get(GetObjectRequest request) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in = client.getObject(request)) {
      byte[] bytes = new byte[Math.toIntExact(in.response().contentLength())];
      in.readNBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
