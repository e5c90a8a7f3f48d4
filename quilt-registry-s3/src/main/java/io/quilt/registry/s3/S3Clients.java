package io.quilt.registry.s3;

import io.quilt.api.QuiltConfig;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.QuiltContext;
import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the AWS client. */
final class S3Clients {
  private static final int MAX_ATTEMPTS = 6;

  /** Connections beside those of transfers: listings, pointers, manifests. */
  private static final int MORE_CONNECTIONS = 14;

  private S3Clients() {}

  static S3Client build(S3Options options, QuiltContext context, SessionCredentials credentials) {
    S3Client client = builder(options, context, credentials).build();
    if (options.pathStyle().isPresent() || !hasEndpoint(client)) {
      return client;
    }
    // Only a client that was built tells whether the SDK's own settings name an endpoint.
    client.close();
    return builder(options, context, credentials).forcePathStyle(true).build();
  }

  static boolean hasEndpoint(S3Client client) {
    return client.serviceClientConfiguration().endpointOverride().isPresent();
  }

  private static S3ClientBuilder builder(
      S3Options options, QuiltContext context, SessionCredentials credentials) {
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials)
            .region(options.region().orElseGet(() -> region(context.config())))
            .crossRegionAccessEnabled(true)
            // A builder, as a client that is handed over would not be closed with the SDK's.
            .httpClientBuilder(http(context))
            // Asking first whether a body may be sent costs a round trip for each object.
            .serviceConfiguration(
                config -> config.expectContinueEnabled(false).chunkedEncodingEnabled(false))
            // SHA-256 is given with every write; the SDK shall not add what other servers refuse.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MAX_ATTEMPTS)
                            .retryOnException(Failures::isRace)
                            .build()));
    options.endpoint().ifPresent(builder::endpointOverride);
    options.pathStyle().ifPresent(builder::forcePathStyle);
    options.customize(customizer -> customizer.client(builder));
    return builder;
  }

  /**
   * The region of the configuration, else that of the SDK's chain, else the first one there was.
   */
  static Region region(QuiltConfig config) {
    return config.text(QuiltConfig.REGION).map(Region::of).orElseGet(S3Clients::chainRegion);
  }

  private static Region chainRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException nowhere) {
      return Region.US_EAST_1;
    }
  }

  private static SdkHttpClient.Builder<?> http(QuiltContext context) {
    HttpSettings settings = context.http();
    Apache5HttpClient.Builder http =
        Apache5HttpClient.builder()
            .maxConnections(context.maxConcurrency() + MORE_CONNECTIONS)
            .connectionTimeout(settings.connectTimeout())
            .connectionAcquisitionTimeout(settings.responseTimeout())
            .socketTimeout(settings.responseTimeout())
            .expectContinueEnabled(false)
            .tcpKeepAlive(true);
    settings.proxy().ifPresent(proxy -> http.proxyConfiguration(proxy(proxy)));
    settings.trustManagers().ifPresent(trusted -> http.tlsTrustManagersProvider(() -> trusted));
    return http;
  }

  private static ProxyConfiguration proxy(InetSocketAddress proxy) {
    return ProxyConfiguration.builder()
        .endpoint(URI.create("http://%s:%d".formatted(proxy.getHostString(), proxy.getPort())))
        .build();
  }
}
