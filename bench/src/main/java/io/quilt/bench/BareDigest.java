package io.quilt.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What the JDK's SHA-256 does by itself, on some threads: the limit for hashing files. */
final class BareDigest implements AutoCloseable {
  private static final int CHUNK = 8 << 20;

  private final int threads;
  private final ExecutorService pool;

  BareDigest(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads, BareDigest::daemon);
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Digests so many bytes of memory, each thread its share, in chunks that it goes over again. */
  int memory(long bytes) throws Exception {
    long share = bytes / threads / CHUNK;
    return onAll(
        () -> {
          byte[] chunk = new byte[CHUNK];
          MessageDigest digest = Row.sha256();
          int sum = 0;
          for (long i = 0; i < share; i++) {
            digest.update(chunk);
            sum += digest.digest()[0];
          }
          return sum;
        });
  }

  /** Opens, reads and digests files of a few KiB, each thread the next one. */
  int files(List<Path> files) throws Exception {
    AtomicInteger next = new AtomicInteger();
    return onAll(
        () -> {
          ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
          byte[] bytes = new byte[64 << 10];
          MessageDigest digest = Row.sha256();
          int sum = 0;
          for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            int length = read(files.get(i), buffer);
            buffer.flip().get(bytes, 0, length);
            digest.update(bytes, 0, length);
            sum += digest.digest()[0];
          }
          return sum;
        });
  }

  private static int read(Path file, ByteBuffer buffer) throws IOException {
    buffer.clear();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        if (!buffer.hasRemaining()) {
          throw new IOException("Longer than expected: " + file);
        }
      }
    }
    return buffer.position();
  }

  private int onAll(Callable<Integer> work) throws Exception {
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(work));
    }
    int sum = 0;
    for (Future<Integer> thread : running) {
      sum += thread.get();
    }
    return sum;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
