package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.PhysicalKey;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.StorageException;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints, certificates and proxies. */
class NetworkSettingsTest {
  @TempDir private Path folder;

  private final SystemProperties properties = new SystemProperties();

  @AfterEach
  void restore() {
    properties.restore();
  }

  private static ObjectStore open(URI endpoint, PhysicalKey bucket, QuiltContext context) {
    return S3ObjectStoreProvider.builder()
        .endpoint(endpoint)
        .customizer(new QuickRetries())
        .build()
        .open(bucket, context);
  }

  private static int list(ObjectStore store) {
    return store.list(ListRequest.recursive(""), null).objects().size();
  }

  @Test
  void theSdksOwnEndpointIsUsedWithPaths() {
    try (Faults faults = Faults.start();
        ObjectStore store =
            new S3ObjectStoreProvider()
                .open(faults.bucket, TestContext.of(HttpSettings.defaults()))) {
      properties.with("aws.endpointUrlS3", "http://127.0.0.1:" + faults.http.port());
      assertThat(list(store)).isZero();
      assertThat(faults.requests(anyRequestedFor(anyUrl())))
          .singleElement()
          .satisfies(request -> assertThat(request.getUrl()).startsWith(faults.path("")));
      assertThat(store.capabilities().conditionalPut()).isTrue();
    }
  }

  @Test
  void bucketsMayBePartOfTheHostAtAnEndpointToo() {
    try (Faults faults = Faults.start(options().dynamicPort().enableBrowserProxying(true));
        ObjectStore store =
            S3ObjectStoreProvider.builder()
                .endpoint(URI.create("http://s3.invalid"))
                .pathStyle(false)
                .build()
                .open(faults.bucket, through(faults))) {
      faults.always(any(anyUrl()), aResponse().withBody("<ListBucketResult/>"));
      assertThat(list(store)).isZero();
      assertThat(faults.requests(anyRequestedFor(anyUrl())))
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request.getHost()).isEqualTo(faults.bucket.root() + ".s3.invalid"));
    }
  }

  private static QuiltContext through(Faults proxy) {
    return TestContext.of(
        HttpSettings.defaults().proxy(new InetSocketAddress("127.0.0.1", proxy.http.port())));
  }

  @Test
  void aProxyIsAskedForEverything() {
    try (Faults faults = Faults.start(options().dynamicPort().enableBrowserProxying(true));
        ObjectStore store = open(faults.memory.endpoint(), faults.bucket, through(faults))) {
      assertThat(list(store)).isZero();
      assertThat(faults.requests(anyRequestedFor(anyUrl()))).hasSize(1);
    }
  }

  @Test
  void ownCertificatesAreTrustedBesideTheJdks() throws Exception {
    Path keys = keyStore();
    Path pem = keytool("-exportcert", "-rfc", "-keystore", keys, "-file", folder.resolve("ca.pem"));
    try (Faults faults =
            Faults.start(
                options()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .keystorePath(keys.toString())
                    .keystorePassword("changeit")
                    .keyManagerPassword("changeit"));
        ObjectStore trusting = open(https(faults), faults.bucket, trusting(pem));
        ObjectStore suspicious =
            open(https(faults), faults.bucket, TestContext.of(HttpSettings.defaults()))) {
      assertThat(list(trusting)).isZero();
      assertThatThrownBy(() -> list(suspicious))
          .isInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("certification path");
    }
  }

  private static QuiltContext trusting(Path pem) {
    return TestContext.of(HttpSettings.defaults().trustStore(pem));
  }

  private static URI https(Faults faults) {
    return URI.create("https://localhost:" + faults.http.httpsPort());
  }

  private Path keyStore() throws IOException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        keys);
    return keys;
  }

  /** Runs the JDK's tool, and returns the last argument, which is what it makes. */
  private static Path keytool(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    command.addAll(List.of("-alias", "server", "-storepass", "changeit"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return (Path) arguments[arguments.length - 1];
  }

  @Test
  void certificatesThatCannotBeReadAreNamed() throws IOException {
    Path pem = Files.writeString(folder.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\n?");

    for (Path bad : List.of(pem, folder.resolve("missing.pem"))) {
      try (ObjectStore store =
          open(URI.create("https://localhost:1"), PhysicalKey.parse("s3://b"), trusting(bad))) {
        assertThatThrownBy(() -> list(store))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining(bad.toString());
      }
    }
  }
}
