package com.example.identity;

import io.quilt.api.Quilt;
import io.quilt.registry.s3.AwsSession;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.StsClient;

/** What somebody who is logged in to Quilt is and sees in AWS. */
public final class Identity {
  private final AwsSession session;

  /** With the credentials of the login, while there is one; else with AWS's own. */
  public Identity(Quilt quilt) {
    this.session = AwsSession.of(quilt);
  }

  /** The name by which AWS knows the login. */
  public String arn() {
    try (StsClient sts =
        StsClient.builder()
            .credentialsProvider(session.credentialsProvider())
            .region(session.region())
            .build()) {
      return sts.getCallerIdentity().arn();
    }
  }

  /** The keys of all objects in a bucket, which need not hold packages. */
  public List<String> keys(String bucket) {
    try (S3Client s3 =
        S3Client.builder()
            .credentialsProvider(session.credentialsProvider())
            .region(session.region())
            .build()) {
      return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }
}
