package io.quilt.registry.s3;

import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Changes how S3 is spoken to: retries and interceptors on the client; encryption, ACL, tags or
 * storage class on what is written.
 *
 * <p>Found through {@link java.util.ServiceLoader}, or given to {@link
 * S3ObjectStoreProvider.Builder#customizer}; several are asked in turn. Each method is called after
 * the SDK's own settings were made, must be quick, and may be called by several threads at once. An
 * object is written by one of three requests, depending on its size and where it comes from, so
 * that a rule for what is written belongs into all three methods.
 *
 * <pre>{@code
 * public final class KmsOnWrites implements S3ClientCustomizer {
 *   public void put(PutObjectRequest.Builder request) {
 *     request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId("alias/lab");
 *   }
 *   …
 * }
 * }</pre>
 */
public interface S3ClientCustomizer {
  /**
   * Changes the client before it is built; not called for a client that is passed in. An override
   * configuration replaces the one there is, with its retries, unless it begins with {@code
   * builder.overrideConfiguration().toBuilder()}.
   */
  default void client(S3ClientBuilder builder) {
    // As it is.
  }

  /** Changes the writing of an object at once. */
  default void put(PutObjectRequest.Builder request) {
    // As it is.
  }

  /** Changes the writing of an object in parts. */
  default void multipart(CreateMultipartUploadRequest.Builder request) {
    // As it is.
  }

  /** Changes the copying of an object by S3 itself. */
  default void copy(CopyObjectRequest.Builder request) {
    // As it is.
  }
}
