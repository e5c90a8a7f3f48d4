package io.quilt.registry.s3;

import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Found through the class path; on the module path tests have no services. */
public final class FoundCustomizer implements S3ClientCustomizer {
  static final String HEADER = "x-found";

  /** For the loader of services. */
  public FoundCustomizer() {}

  @Override
  public void client(S3ClientBuilder builder) {
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder().putHeader(HEADER, "yes").build());
  }
}
