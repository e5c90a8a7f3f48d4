package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Serves {@code s3://bucket} URLs: a root is a bare bucket.
 *
 * <p>Credentials are those of the stack while somebody is logged in, else those of the AWS SDK's
 * default chain; where there are none, or where they may not read a bucket that everybody may read,
 * requests are not signed, which is decided once for each bucket. The region is {@code region} of
 * the configuration, else the SDK's, else {@code us-east-1}; buckets elsewhere are found. The SDK's
 * own settings work, such as {@code AWS_PROFILE}, {@code AWS_REGION}, {@code HTTPS_PROXY} and
 * {@code AWS_ENDPOINT_URL_S3}, with which buckets are addressed by path.
 *
 * <p>Objects of 8 MiB and more are written in the parts that {@code sha2-256-chunked} asks for; S3
 * verifies every part. At most 64 MiB of what is sent are in memory at once, whatever the sizes.
 * Versions are used where the bucket keeps them. Conditional writes are AWS's; at another endpoint
 * one write that must fail, to {@code .quilt/.conditions}, finds out whether the server obeys.
 *
 * <p>One provider may serve several {@code Quilt}s; each has a client of its own, which is closed
 * with its stores.
 */
public final class S3ObjectStoreProvider implements ObjectStoreProvider {
  private static final String SCHEME = "s3";

  private final Connections connections;

  /** Creates the provider with the SDK's defaults and the customizers that are found. */
  public S3ObjectStoreProvider() {
    this(new Builder());
  }

  private S3ObjectStoreProvider(Builder builder) {
    this.connections = new Connections(new S3Options(builder));
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return SCHEME;
  }

  @Override
  public Set<String> schemes() {
    return Set.of(SCHEME);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    checkScheme(object);
    return new ObjectLocation(
        PhysicalKey.of(SCHEME, object.root(), "", null),
        object.path(),
        object.versionId().orElse(null));
  }

  @Override
  public ObjectStore open(PhysicalKey root, QuiltContext context) {
    checkScheme(root);
    if (!root.path().isEmpty()) {
      throw new IllegalArgumentException(
          "An S3 registry is a bare bucket: s3://%s, not %s".formatted(root.root(), root));
    }
    return new S3ObjectStore(root, connections.take(context));
  }

  private static void checkScheme(PhysicalKey key) {
    if (!key.scheme().equals(SCHEME)) {
      throw new IllegalArgumentException("Not in S3: " + key);
    }
  }

  /** Puts a provider together; not thread-safe. */
  public static final class Builder {
    final List<S3ClientCustomizer> customizers = new ArrayList<>();
    @Nullable URI endpoint;
    @Nullable Boolean pathStyle;
    @Nullable Region region;
    @Nullable S3Client client;
    boolean requesterPays;

    private Builder() {}

    /** Speaks to an S3-compatible server; buckets are then addressed by path. */
    public Builder endpoint(URI url) {
      endpoint = Objects.requireNonNull(url);
      return this;
    }

    /** Whether buckets are addressed by path, whatever the endpoint. */
    public Builder pathStyle(boolean path) {
      pathStyle = path;
      return this;
    }

    /** Uses this region in place of the configuration's. */
    public Builder region(Region awsRegion) {
      region = Objects.requireNonNull(awsRegion);
      return this;
    }

    /** Agrees to pay for requests to buckets whose owners ask for it. */
    public Builder requesterPays(boolean agreed) {
      requesterPays = agreed;
      return this;
    }

    /**
     * Uses this client as it is, with its own endpoint, region and credentials; it is borrowed and
     * stays open.
     */
    public Builder client(S3Client s3) {
      client = Objects.requireNonNull(s3);
      return this;
    }

    /** Adds a customizer, after those that are found. */
    public Builder customizer(S3ClientCustomizer customizer) {
      customizers.add(Objects.requireNonNull(customizer));
      return this;
    }

    /** Builds it; nothing is connected. */
    public S3ObjectStoreProvider build() {
      return new S3ObjectStoreProvider(this);
    }
  }
}
