package io.quilt.registry.s3;

import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Retries as often as the SDK is told to, without waiting. */
final class QuickRetries implements S3ClientCustomizer {
  /** How often a request is sent that always fails. */
  static final int ATTEMPTS = 6;

  @Override
  public void client(S3ClientBuilder builder) {
    BackoffStrategy atOnce = BackoffStrategy.retryImmediately();
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(
                builder.overrideConfiguration().retryStrategy().orElseThrow().toBuilder()
                    .backoffStrategy(atOnce)
                    .throttlingBackoffStrategy(atOnce)
                    .build())
            .build());
  }
}
