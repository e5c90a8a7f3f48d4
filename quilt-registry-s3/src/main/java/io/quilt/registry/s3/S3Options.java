package io.quilt.registry.s3;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** What a provider was built with. Immutable. */
final class S3Options {
  private final List<S3ClientCustomizer> given;
  private volatile @Nullable List<S3ClientCustomizer> all;
  private final @Nullable URI endpoint;
  private final @Nullable Boolean pathStyle;
  private final @Nullable Region region;
  private final @Nullable S3Client client;
  private final boolean requesterPays;

  S3Options(S3ObjectStoreProvider.Builder builder) {
    this.given = List.copyOf(builder.customizers);
    this.endpoint = builder.endpoint;
    this.pathStyle = builder.pathStyle;
    this.region = builder.region;
    this.client = builder.client;
    this.requesterPays = builder.requesterPays;
  }

  /** Asks the customizers that are found, when they are first needed, and those that were given. */
  void customize(Consumer<S3ClientCustomizer> change) {
    List<S3ClientCustomizer> customizers = all;
    if (customizers == null) {
      customizers = Stream.concat(found(), given.stream()).toList();
      all = customizers;
    }
    customizers.forEach(change);
  }

  private static Stream<S3ClientCustomizer> found() {
    return ServiceLoader.load(S3ClientCustomizer.class, S3Options.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }

  Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  Optional<Boolean> pathStyle() {
    return Optional.ofNullable(pathStyle);
  }

  Optional<Region> region() {
    return Optional.ofNullable(region);
  }

  Optional<S3Client> client() {
    return Optional.ofNullable(client);
  }

  @Nullable RequestPayer payer() {
    return requesterPays ? RequestPayer.REQUESTER : null;
  }
}
