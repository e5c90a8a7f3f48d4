package io.quilt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Prints what the pieces of a job took, one on a line: {@code phase}, its name, seconds, what came
 * out; at last {@code peak} and the MiB that the process had in memory at most, where the system
 * tells (Linux).
 */
final class Measure {
  private Measure() {}

  static <T> T phase(String name, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    print("phase", name, seconds(start), String.valueOf(result));
    return result;
  }

  /** Does work again and again, and prints the median of the second half. */
  static void warm(String name, int times, Callable<?> work) throws Exception {
    double[] seconds = new double[times - times / 2];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.call();
      if (i >= times / 2) {
        seconds[i - times / 2] = seconds(start);
      }
    }
    java.util.Arrays.sort(seconds);
    print("phase", name, seconds[seconds.length / 2], "warm");
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  static void print(String kind, String name, double value, String result) {
    System.out.printf(Locale.ROOT, "%s\t%s\t%.4f\t%s%n", kind, name, value, result);
  }

  static void peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
    for (String line : lines) {
      if (line.startsWith("VmHWM:")) {
        long kib = Long.parseLong(line.replaceAll("[^0-9]", ""));
        print("peak", "rss", kib / 1024.0, "MiB");
      }
    }
  }
}
