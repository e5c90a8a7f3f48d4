package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts what others put too, and counts how often it was first. */
final class RacingWriter {
  static final String COUNTER = ".quilt/named_packages/ns/name/latest";
  static final int THREADS = 2;
  static final int COUNTS = 40;
  static final int ROUNDS = 60;

  private RacingWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[0]);
    AtomicInteger won = new AtomicInteger();
    try (ObjectStore waiting = new LocalObjectStore(root, PhysicalKey.of(root))) {
      System.out.println("ready");
      while (waiting.head("go", null).isEmpty()) {
        Thread.onSpinWait();
      }
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ObjectStore own = new LocalObjectStore(root, PhysicalKey.of(root));
      Thread thread = new Thread(() -> race(own, arguments[1], won));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(won);
  }

  static String key(int round) {
    return ".quilt/named_packages/ns/name/" + round;
  }

  private static void race(ObjectStore store, String name, AtomicInteger won) {
    for (int round = 0; round < ROUNDS; round++) {
      try {
        store.put(key(round), body("by " + name), PutCondition.ifAbsent());
        won.incrementAndGet();
      } catch (PreconditionFailedException lost) {
        Thread.onSpinWait();
      }
    }
    for (int i = 0; i < COUNTS; i++) {
      increment(store);
    }
  }

  private static void increment(ObjectStore store) {
    while (true) {
      try (ObjectContent content = store.read(ReadRequest.of(COUNTER))) {
        String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
        String next = String.valueOf(Integer.parseInt(text) + 1);
        store.put(COUNTER, body(next), PutCondition.ifMatches(content.info().revision()));
        return;
      } catch (PreconditionFailedException lost) {
        Thread.onSpinWait();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Body body(String text) {
    return Body.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
