package io.quilt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An S3 server of this process, for its first use: it lists nothing, whatever it is asked. */
final class EmptyBucket implements AutoCloseable {
  private static final String LIST =
      "<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
          + "Connection: close\r\n\r\n%s";

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  EmptyBucket() throws IOException {
    Thread thread = new Thread(this::serve, "first-use");
    thread.setDaemon(true);
    thread.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        answer(client);
      } catch (IOException next) {
        // The client has gone, or the server is closed.
      }
    }
  }

  private static void answer(Socket client) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
      line = request.readLine();
    }
    byte[] bytes = ANSWER.formatted(LIST.length(), LIST).getBytes(StandardCharsets.US_ASCII);
    client.getOutputStream().write(bytes);
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
