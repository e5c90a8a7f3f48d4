package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.PhysicalKey;
import io.quilt.servers.memory.MemoryS3;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The server in memory behind one that fails on command; a new bucket on it. */
final class Faults implements AutoCloseable {
  private static final int LAST = 10;

  final MemoryS3 memory = MemoryS3.shared();
  final WireMockServer http;
  final PhysicalKey bucket = TestBuckets.create(memory);

  private Faults(WireMockConfiguration options) {
    http = new WireMockServer(options.bindAddress("127.0.0.1").containerThreads(16));
    http.start();
    http.stubFor(
        any(anyUrl())
            .atPriority(LAST)
            .willReturn(aResponse().proxiedFrom(memory.endpoint().toString())));
  }

  static Faults start() {
    return new Faults(options().dynamicPort());
  }

  static Faults start(WireMockConfiguration options) {
    return new Faults(options);
  }

  /** The path of an object, or with an empty key of the bucket. */
  String path(String key) {
    return "/" + bucket.root() + (key.isEmpty() ? "" : "/" + key);
  }

  /** Answers the next requests so, and then as the server does. */
  void next(int times, MappingBuilder request, ResponseDefinitionBuilder answer) {
    String scenario = UUID.randomUUID().toString();
    for (int i = 0; i < times; i++) {
      http.stubFor(
          request
              .atPriority(1)
              .inScenario(scenario)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willSetStateTo("after " + (i + 1))
              .withId(UUID.randomUUID())
              .willReturn(answer));
    }
  }

  void always(MappingBuilder request, ResponseDefinitionBuilder answer) {
    http.stubFor(request.atPriority(1).willReturn(answer));
  }

  static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/xml")
        .withBody("<Error><Code>%s</Code><Message>So it is</Message></Error>".formatted(code));
  }

  S3ObjectStoreProvider.Builder provider() {
    return S3ObjectStoreProvider.builder()
        .endpoint(java.net.URI.create("http://127.0.0.1:" + http.port()))
        .customizer(new QuickRetries());
  }

  ObjectStore store() {
    return store(TestContext.of(HttpSettings.defaults()));
  }

  ObjectStore store(QuiltContext context) {
    return provider().build().open(bucket, context);
  }

  /** The store without faults. */
  ObjectStore direct() {
    return TestBuckets.provider(memory).open(bucket, TestContext.of(HttpSettings.defaults()));
  }

  ObjectInfo put(String key, byte[] bytes) {
    try (ObjectStore store = direct()) {
      return store.put(key, Body.of(bytes), PutCondition.always());
    }
  }

  static byte[] read(ObjectStore store, ReadRequest request) throws IOException {
    try (ObjectContent content = store.read(request)) {
      return content.stream().readAllBytes();
    }
  }

  List<LoggedRequest> requests(RequestPatternBuilder pattern) {
    return http.findAll(pattern);
  }

  @Override
  public void close() {
    http.stop();
  }
}
