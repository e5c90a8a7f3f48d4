package io.quilt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServersTest {
  @TempDir Path work;

  private static HttpURLConnection open(URI uri, String method) throws IOException {
    HttpURLConnection request = (HttpURLConnection) uri.toURL().openConnection();
    request.setRequestMethod(method);
    return request;
  }

  private static int make(URI bucket) throws IOException {
    return open(bucket, "PUT").getResponseCode();
  }

  private static int put(URI uri, String body) throws IOException {
    HttpURLConnection request = open(uri, "PUT");
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "text/plain");
    request.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    return request.getResponseCode();
  }

  private static String get(URI uri) throws IOException {
    return new String(open(uri, "GET").getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The oldest and shortest of S3's signatures, in the query. */
  private static URI signed(S3Server server, String method, String type, String path) {
    long expires = Instant.now().plusSeconds(300).getEpochSecond();
    String text = method + "\n\n" + type + "\n" + expires + "\n" + path;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(server.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return URI.create(
          "%s%s?AWSAccessKeyId=%s&Expires=%d&Signature=%s"
              .formatted(
                  server.endpoint(),
                  path,
                  server.accessKey(),
                  expires,
                  URLEncoder.encode(
                      Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertKeepsWhatIsSigned(S3Server server) throws IOException {
    assertThat(make(signed(server, "PUT", "", "/mine"))).isEqualTo(200);
    assertThat(put(server.endpoint().resolve("/mine/key"), "text")).isEqualTo(403);
    assertThat(open(server.endpoint().resolve("/mine"), "GET").getResponseCode()).isEqualTo(403);
    assertThat(put(signed(server, "PUT", "text/plain", "/mine/key"), "text")).isEqualTo(200);
    assertThat(get(signed(server, "GET", "", "/mine/key"))).isEqualTo("text");
  }

  private static void assertKeepsWhatIsNotSigned(S3Server server) throws IOException {
    assertThat(make(server.endpoint().resolve("/mine"))).isEqualTo(200);
    assertThat(put(server.endpoint().resolve("/mine/key"), "text")).isEqualTo(200);
    assertThat(get(server.endpoint().resolve("/mine/key"))).isEqualTo("text");
  }

  private static void assertGone(S3Server server) {
    int port = server.endpoint().getPort();
    assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void s3MockAnswersAndIsGoneAfterClose() throws IOException {
    S3Server server = S3MockServer.start();
    try (server) {
      assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertKeepsWhatIsNotSigned(server);
    }
    assertGone(server);
    server.close();
  }

  @Test
  void s3ProxyWantsSignaturesAndIsGoneAfterClose() throws IOException {
    S3Server server = S3ProxyServer.start();
    try (server) {
      assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertKeepsWhatIsSigned(server);
    }
    assertGone(server);
    server.close();
  }

  @Test
  void s3ProxyLetsEverybodyInWhereAsked() throws IOException {
    try (S3Server server = S3ProxyServer.startAnonymous()) {
      assertKeepsWhatIsNotSigned(server);
    }
  }

  @Test
  void s3ProxyKeepsItsBucketsInAFolder() throws IOException {
    Path buckets = work.resolve("some/buckets");
    try (S3Server server = S3ProxyServer.startIn(buckets)) {
      assertKeepsWhatIsSigned(server);
    }
    try (S3Server server = S3ProxyServer.startIn(buckets)) {
      assertThat(get(signed(server, "GET", "", "/mine/key"))).isEqualTo("text");
    }
    assertThat(buckets.resolve("mine/key")).hasContent("text");
  }

  @Test
  void aSharedServerIsOneAndStays() throws IOException {
    S3Server shared = S3ProxyServer.shared();
    shared.close();

    assertThat(S3ProxyServer.shared()).isSameAs(shared);
    assertKeepsWhatIsSigned(shared);
  }
}
