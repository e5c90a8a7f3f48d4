/**
 * Registries in S3 buckets, over the AWS SDK for Java v2, and AWS credentials for the rest of an
 * application.
 */
@NullMarked
package io.quilt.registry.s3;

import org.jspecify.annotations.NullMarked;
