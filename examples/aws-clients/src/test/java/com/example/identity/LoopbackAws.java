package com.example.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers GetCallerIdentity of STS and ListObjectsV2 of S3, and remembers who asked. */
final class LoopbackAws implements AutoCloseable {
  static final String ARN = "arn:aws:sts::123456789012:assumed-role/lab/ada";

  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult><Arn>%s</Arn></GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """
          .formatted(ARN);
  private static final String OBJECTS =
      """
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <IsTruncated>false</IsTruncated>
        <Contents><Key>a.txt</Key></Contents>
        <Contents><Key>b.txt</Key></Contents>
      </ListBucketResult>
      """;

  record Request(String authorization, String securityToken) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private LoopbackAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
  }

  static LoopbackAws start() throws IOException {
    LoopbackAws aws = new LoopbackAws();
    aws.server.start();
    return aws;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("X-Amz-Security-Token")));
      exchange.getRequestBody().readAllBytes();
      boolean sts = exchange.getRequestMethod().equals("POST");
      byte[] body = (sts ? IDENTITY : OBJECTS).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
