package com.example.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quilt.api.AwsCredentials;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.registry.s3.AwsSession;
import io.quilt.testing.InMemoryAuthenticator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stack in memory gives the credentials, and a server on this machine stands in for AWS. */
class IdentityTest {
  private static final String ENDPOINT = "aws.endpointUrl";

  private final InMemoryAuthenticator stack = new InMemoryAuthenticator("code");
  private LoopbackAws aws;
  private Quilt quilt;

  @BeforeEach
  void open() throws IOException {
    aws = LoopbackAws.start();
    System.setProperty(ENDPOINT, aws.url());
    QuiltConfig config = QuiltConfig.defaults().with(QuiltConfig.REGION, "eu-west-1");
    quilt = Quilt.builder().config(config).authenticator(stack).build();
    stack.login();
  }

  @AfterEach
  void close() {
    quilt.close();
    System.clearProperty(ENDPOINT);
    aws.close();
  }

  @Test
  void otherServicesAreAskedAsTheLogin() {
    assertEquals(LoopbackAws.ARN, new Identity(quilt).arn());
    assertEquals(List.of("a.txt", "b.txt"), new Identity(quilt).keys("lab"));

    AwsCredentials login = quilt.awsCredentials().orElseThrow();
    assertEquals(2, aws.requests().size());
    for (LoopbackAws.Request request : aws.requests()) {
      assertTrue(request.authorization().contains(login.accessKeyId()));
      assertTrue(request.authorization().contains("/eu-west-1/"));
      assertEquals(login.sessionToken().reveal(), request.securityToken());
    }
  }

  @Test
  void afterALogoutNothingIsLeft() {
    AwsSession session = AwsSession.of(quilt, false);
    stack.logout();

    assertThrows(
        NotAuthenticatedException.class, () -> session.credentialsProvider().resolveCredentials());
    assertThrows(NotAuthenticatedException.class, () -> AwsSession.of(quilt, false));
  }
}
