package io.quilt.it;

import io.quilt.spi.StackSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process whose threads use a session at once, and say what they got. */
final class SessionUser {
  private SessionUser() {}

  /**
   * Runs it.
   *
   * @param arguments a quilt3 directory, a file whose appearance starts the threads, how many
   */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[2]);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (WatchedLogin login = WatchedLogin.open(Path.of(arguments[0]))) {
      StackSession session = login.session();
      List<Future<String>> used = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        used.add(
            executor.submit(
                () -> {
                  start.await();
                  return use(session);
                }));
      }
      System.out.println("ready");
      while (Files.notExists(Path.of(arguments[1]))) {
        Thread.sleep(1);
      }
      start.countDown();
      for (Future<String> each : used) {
        System.out.println(each.get());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static String use(StackSession session) {
    return session.accessToken().orElseThrow().reveal()
        + " "
        + session.awsCredentials().orElseThrow().accessKeyId();
  }
}
