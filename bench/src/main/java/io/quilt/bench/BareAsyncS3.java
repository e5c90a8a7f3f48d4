package io.quilt.bench;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The SDK's asynchronous clients, each call waited for. */
record BareAsyncS3(S3AsyncClient client, Optional<SdkAsyncHttpClient> http) implements BareS3 {
  static BareS3 netty(int connections) {
    SdkAsyncHttpClient http =
        NettyNioAsyncHttpClient.builder()
            .maxConcurrency(connections)
            .connectionAcquisitionTimeout(Duration.ofMinutes(1))
            .build();
    return new BareAsyncS3(S3AsyncClient.builder().httpClient(http).build(), Optional.of(http));
  }

  static BareS3 crt(int connections) {
    S3AsyncClient client =
        S3AsyncClient.crtBuilder()
            .maxConcurrency(connections)
            .endpointOverride(S3Server.ofEnvironment().endpoint())
            .forcePathStyle(true)
            .build();
    return new BareAsyncS3(client, Optional.empty());
  }

  @Override
  public void put(PutObjectRequest request, byte[] body) {
    client.putObject(request, AsyncRequestBody.fromBytesUnsafe(body)).join();
  }

  @Override
  public String create(CreateMultipartUploadRequest request) {
    return client.createMultipartUpload(request).join().uploadId();
  }

  @Override
  public UploadPartResponse upload(UploadPartRequest request, byte[] body) {
    return client.uploadPart(request, AsyncRequestBody.fromBytesUnsafe(body)).join();
  }

  @Override
  public void complete(CompleteMultipartUploadRequest request) {
    client.completeMultipartUpload(request).join();
  }

  @Override
  public byte[] get(GetObjectRequest request) {
    return client.getObject(request, AsyncResponseTransformer.toBytes()).join().asByteArrayUnsafe();
  }

  @Override
  public void close() {
    client.close();
    http.ifPresent(SdkAsyncHttpClient::close);
  }
}
