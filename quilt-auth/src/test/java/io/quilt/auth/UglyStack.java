package io.quilt.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.servers.Certificates;
import io.quilt.servers.stack.StackServer;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** A stack behind a server that fails on command. */
final class UglyStack implements AutoCloseable {
  static final String TOKEN = "/api/token";
  static final String CREDENTIALS = "/api/auth/get_credentials";

  final StackServer real = StackServer.start();
  final WireMockServer http;

  UglyStack() {
    this(options());
  }

  UglyStack(WireMockConfiguration options) {
    http = new WireMockServer(options.dynamicPort().bindAddress("127.0.0.1").containerThreads(80));
    http.start();
    http.stubFor(
        WireMock.any(WireMock.anyUrl())
            .atPriority(10)
            .willReturn(aResponse().proxiedFrom(real.url().toString())));
  }

  /** A server that shows a certificate, on a port of the system's choice. */
  static WireMockConfiguration shows(Certificates certificates) {
    return options()
        .dynamicHttpsPort()
        .keystorePath(certificates.keyStore().toString())
        .keystorePassword(Certificates.PASSWORD)
        .keyManagerPassword(Certificates.PASSWORD);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** Answers so from now on. */
  void always(MappingBuilder request, ResponseDefinitionBuilder answer) {
    http.stubFor(request.atPriority(2).willReturn(answer));
  }

  /** Answers the next requests so, and then as before. */
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

  List<LoggedRequest> requests(RequestPatternBuilder pattern) {
    return http.findAll(pattern);
  }

  @Override
  public void close() {
    http.stop();
    real.close();
  }
}
