/** An application that speaks to other services of AWS beside Quilt's buckets. */
module com.example.identity {
  requires io.quilt.registry.s3;
  requires software.amazon.awssdk.services.sts;
}
