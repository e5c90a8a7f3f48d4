package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.AwsCredentials;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.testing.InMemoryAuthenticator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Whose credentials the requests of a Quilt, and of other clients made from it, carry. */
class SessionsTest {
  private static final String CODE = "code";
  private static final String CHAIN = "test";

  private final Faults faults = Faults.start();
  private final InMemoryAuthenticator stack = new InMemoryAuthenticator(CODE);
  private final Quilt quilt = quilt(QuiltConfig.defaults());
  private final SystemProperties properties = new SystemProperties();

  @AfterEach
  void close() {
    properties.restore();
    quilt.close();
    faults.close();
  }

  private Quilt quilt(QuiltConfig config) {
    return Quilt.builder()
        .config(config)
        .authenticator(stack)
        .provider(faults.provider().build())
        .build();
  }

  /** The access key id and the token of the request that lists the packages now. */
  private List<String> signer() {
    faults.http.resetRequests();
    assertThat(quilt.registry(faults.bucket.toString()).packages()).isEmpty();
    LoggedRequest request = faults.requests(anyRequestedFor(anyUrl())).get(0);
    String id = request.getHeader("Authorization").replaceAll(".*Credential=([^/]+)/.*", "$1");
    String token = request.getHeader("X-Amz-Security-Token");
    return token == null ? List.of(id) : List.of(id, token);
  }

  private List<String> session() {
    AwsCredentials credentials = quilt.awsCredentials().orElseThrow();
    return List.of(credentials.accessKeyId(), credentials.sessionToken().reveal());
  }

  @Test
  void theLoginInForceSigns() {
    assertThat(signer()).containsExactly(CHAIN);

    stack.login();
    List<String> interactive = session();
    assertThat(signer()).isEqualTo(interactive);

    stack.loginWithApiKey("qk_key");
    assertThat(session()).isNotEqualTo(interactive);
    assertThat(signer()).isEqualTo(session());

    stack.clearApiKey();
    assertThat(signer()).isEqualTo(session());

    stack.logout();
    assertThat(signer()).containsExactly(CHAIN);
  }

  @Test
  void anApiKeyThatIsClearedWithoutALoginLeavesTheChain() {
    stack.loginWithApiKey("qk_key");
    assertThat(signer()).isEqualTo(session());

    stack.clearApiKey();
    assertThat(signer()).containsExactly(CHAIN);
  }

  @Test
  void aSessionThatEndedIsAnErrorAndNoFallback() {
    stack.login();
    quilt.awsCredentials().ifPresent(stack::reject);
    stack.endSession();

    assertThatThrownBy(() -> quilt.registry(faults.bucket.toString()).packages().toList())
        .isInstanceOf(NotAuthenticatedException.class);
    assertThatThrownBy(
            () ->
                quilt
                    .registry(faults.bucket.toString())
                    .push(PackageName.of("a/b"), QuiltPackage.builder().build()))
        .isInstanceOf(NotAuthenticatedException.class);
    assertThat(faults.requests(anyRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void otherClientsAskAtEveryRequest() {
    AwsSession session = AwsSession.of(quilt);
    assertThat(session.credentialsProvider().resolveCredentials().accessKeyId()).isEqualTo(CHAIN);

    stack.login();
    AwsSessionCredentials first =
        (AwsSessionCredentials) session.credentialsProvider().resolveCredentials();
    assertThat(List.of(first.accessKeyId(), first.sessionToken())).isEqualTo(session());
    assertThat(first.expirationTime()).isPresent();

    quilt.awsCredentials().ifPresent(stack::reject);
    assertThat(session.credentialsProvider().resolveCredentials().accessKeyId())
        .isEqualTo(session().get(0))
        .isNotEqualTo(first.accessKeyId());

    try (S3Client client =
        S3Client.builder()
            .credentialsProvider(session.credentialsProvider())
            .region(session.region())
            .endpointOverride(java.net.URI.create("http://127.0.0.1:" + faults.http.port()))
            .forcePathStyle(true)
            .build()) {
      client.headBucket(head -> head.bucket(faults.bucket.root()));
    }
    assertThat(faults.requests(anyRequestedFor(anyUrl())))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo(session().get(1)));
  }

  @Test
  void withoutFallbackNobodyHasNoCredentials() {
    assertThatThrownBy(() -> AwsSession.of(quilt, false))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageContaining("No Quilt credentials found");

    stack.login();
    AwsSession session = AwsSession.of(quilt, false);
    assertThat(session.credentialsProvider().resolveCredentials().accessKeyId())
        .isEqualTo(session().get(0));

    stack.logout();
    assertThatThrownBy(() -> session.credentialsProvider().resolveCredentials())
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageContaining("No Quilt credentials found");
  }

  @Test
  void theRegionIsTheConfigurationsElseTheSdksElseTheFirst() {
    try (Quilt south = quilt(QuiltConfig.defaults().with(QuiltConfig.REGION, "ap-south-1"))) {
      assertThat(AwsSession.of(south).region()).isEqualTo(Region.AP_SOUTH_1);
    }
    properties.with("aws.region", "eu-west-3");
    assertThat(AwsSession.of(quilt).region()).isEqualTo(Region.EU_WEST_3);

    properties
        .with("aws.region", null)
        .with("aws.configFile", "missing")
        .with("aws.disableEc2Metadata", "true");
    assertThat(AwsSession.of(quilt).region()).isEqualTo(Region.US_EAST_1);
  }
}
