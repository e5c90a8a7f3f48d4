package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ReadRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A connection that is reset in the middle of an object. */
class ResetAnswerTest {
  private static final int SENT = 70_000;
  private static final String ETAG = "\"tag\"";

  private final byte[] bytes = new byte[200_000];
  private final CountDownLatch begun = new CountDownLatch(1);

  /** Answers once with a part of the bytes and a reset, and once with the rest. */
  private List<String> serve(ServerSocket server) {
    List<String> requests = new ArrayList<>();
    try {
      try (Socket first = server.accept()) {
        requests.add(request(first));
        answer(first, "200 OK", bytes.length, "", Arrays.copyOf(bytes, SENT));
        begun.await();
        first.setSoLinger(true, 0);
      }
      try (Socket second = server.accept()) {
        String request = request(second);
        requests.add(request);
        int from = Integer.parseInt(request.replaceAll("(?s).*Range: bytes=(\\d+)-.*", "$1"));
        String range = "Content-Range: bytes %d-%d/%d\r\n";
        byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
        answer(
            second,
            "206 Partial Content",
            rest.length,
            range.formatted(from, bytes.length - 1, bytes.length),
            rest);
      }
    } catch (IOException | InterruptedException e) {
      requests.add(e.toString());
    }
    return requests;
  }

  private static String request(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder request = new StringBuilder();
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      request.append(line).append('\n');
    }
    return request.toString();
  }

  private static void answer(Socket socket, String status, int length, String more, byte[] body)
      throws IOException {
    String head =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\nETag: %s\r\n%s\r\n"
            .formatted(status, length, ETAG, more);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
  }

  @Test
  void theRestIsReadOverAnotherConnection() throws Exception {
    new Random(3).nextBytes(bytes);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> requests = CompletableFuture.supplyAsync(() -> serve(server));
      URI endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
      try (ObjectStore store =
              S3ObjectStoreProvider.builder()
                  .endpoint(endpoint)
                  .customizer(new QuickRetries())
                  .build()
                  .open(PhysicalKey.parse("s3://b"), TestContext.of(HttpSettings.defaults()));
          ObjectContent content = store.read(ReadRequest.of("key"))) {
        byte[] read = new byte[bytes.length];
        content.stream().readNBytes(read, 0, 1);
        begun.countDown();
        content.stream().readNBytes(read, 1, bytes.length - 1);
        assertThat(read).isEqualTo(bytes);
      }
      assertThat(requests.get(1, TimeUnit.MINUTES))
          .hasSize(2)
          .last()
          .asString()
          .contains("If-Match: " + ETAG);
    }
  }
}
