package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What applications change about the client and about what is written. */
class CustomizersTest {
  private static final String KMS = "x-amz-server-side-encryption-aws-kms-key-id";

  private final Faults faults = Faults.start();

  @AfterEach
  void close() {
    faults.close();
  }

  /** Encrypts with a key of KMS, tags what is written at once, and signs its name. */
  static final class Laboratory implements S3ClientCustomizer {
    @Override
    public void client(S3ClientBuilder builder) {
      ExecutionInterceptor naming =
          new ExecutionInterceptor() {
            @Override
            public SdkHttpRequest modifyHttpRequest(
                Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
              return context.httpRequest().copy(http -> http.putHeader("x-lab", "here"));
            }
          };
      builder.overrideConfiguration(
          builder.overrideConfiguration().toBuilder().addExecutionInterceptor(naming).build());
    }

    @Override
    public void put(PutObjectRequest.Builder request) {
      request
          .serverSideEncryption(ServerSideEncryption.AWS_KMS)
          .ssekmsKeyId("alias/lab")
          .overrideConfiguration(override -> override.putHeader("x-own", "kept"));
    }

    @Override
    public void multipart(CreateMultipartUploadRequest.Builder request) {
      request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId("alias/lab");
    }

    @Override
    public void copy(CopyObjectRequest.Builder request) {
      request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId("alias/lab");
    }
  }

  private ObjectStore open(S3ClientCustomizer customizer) {
    return faults
        .provider()
        .customizer(customizer)
        .build()
        .open(faults.bucket, TestContext.of(HttpSettings.defaults()));
  }

  @Test
  void whateverIsWrittenIsEncrypted() {
    try (ObjectStore store = open(new Laboratory())) {
      store.put("small", Body.of(new byte[1]), PutCondition.always());
      store.put("large", Body.of(new byte[9 << 20]), PutCondition.always());
      store.copyFrom(store.physicalKey("small", null), "copy", PutCondition.always());
      store.copyFrom(store.physicalKey("large", null), "large-copy", PutCondition.always());
    }
    List<LoggedRequest> all = faults.requests(anyRequestedFor(anyUrl()));
    assertThat(all)
        .filteredOn(request -> "alias/lab".equals(request.getHeader(KMS)))
        .extracting(request -> request.getUrl().replaceAll("[?&]uploads.*", "?uploads"))
        .containsExactlyInAnyOrder(
            faults.path("small"),
            faults.path("large") + "?uploads",
            faults.path("copy"),
            faults.path("large-copy") + "?uploads");
    assertThat(all).allSatisfy(r -> assertThat(r.getHeader("x-lab")).isEqualTo("here"));
    assertThat(all).filteredOn(r -> "kept".equals(r.getHeader("x-own"))).hasSize(1);
  }

  @Test
  void retriesAreTheApplications() {
    faults.always(any(anyUrl()), Faults.error(503, "SlowDown"));
    S3ClientCustomizer once =
        new S3ClientCustomizer() {
          @Override
          public void client(S3ClientBuilder builder) {
            builder.overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
          }
        };

    try (ObjectStore store = open(once)) {
      assertThatThrownBy(() -> store.list(ListRequest.recursive(""), null))
          .isInstanceOf(ServiceUnavailableException.class);
    }
    assertThat(faults.requests(anyRequestedFor(anyUrl()))).hasSize(1);
  }

  @Test
  void customizersAreFound() {
    try (ObjectStore store = faults.store()) {
      store.list(ListRequest.recursive(""), null);
    }
    boolean onClassPath = System.getProperty("quilt.test.path").equals("class");
    assertThat(faults.requests(anyRequestedFor(anyUrl())))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.containsHeader(FoundCustomizer.HEADER)).isEqualTo(onClassPath));
  }
}
