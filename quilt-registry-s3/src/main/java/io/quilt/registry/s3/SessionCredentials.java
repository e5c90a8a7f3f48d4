package io.quilt.registry.s3;

import io.quilt.api.AwsCredentials;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackSession;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials of the stack's session while somebody is logged in, else those of the default
 * chain, else none. Thread-safe.
 */
final class SessionCredentials implements AwsCredentialsProvider, AutoCloseable {
  private final QuiltContext context;
  private final DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
  // Looking for what is not there can take seconds, so it is done once.
  private volatile boolean chainIsEmpty;

  SessionCredentials(QuiltContext context) {
    this.context = context;
  }

  @Override
  public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
    Optional<AwsCredentials> session = session();
    return session.isPresent() ? AwsSession.adapt(session.get()) : fromChain();
  }

  /** Those of the login that is in force. */
  Optional<AwsCredentials> session() {
    return context.session().flatMap(StackSession::awsCredentials);
  }

  private software.amazon.awssdk.auth.credentials.AwsCredentials fromChain() {
    if (!chainIsEmpty) {
      try {
        return chain.resolveCredentials();
      } catch (SdkClientException nothing) {
        System.getLogger("io.quilt.registry.s3")
            .log(System.Logger.Level.DEBUG, "No AWS credentials; requests are not signed", nothing);
        chainIsEmpty = true;
      }
    }
    return AnonymousCredentialsProvider.create().resolveCredentials();
  }

  /**
   * Says that AWS calls the credentials expired; returns whether there may be others now.
   *
   * @param refused those of the login when the request was sent
   */
  boolean renew(Optional<AwsCredentials> refused) {
    refused.ifPresent(credentials -> context.session().ifPresent(s -> s.reject(credentials)));
    return refused.isPresent() || !chainIsEmpty;
  }

  /** Whose credentials they are, as errors say it. */
  String describe() {
    if (session().isPresent()) {
      return "the stack's login";
    }
    return chainIsEmpty ? "nobody, as there are no AWS credentials" : "the AWS credentials found";
  }

  @Override
  public void close() {
    chain.close();
  }
}
