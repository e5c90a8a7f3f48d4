package io.quilt.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures work against the S3 server: the first time and warm, with the requests of each. */
record RoundTrips(S3Server server) {
  /** Brings the server into the state that the work begins with; not measured. */
  @FunctionalInterface
  interface Preparation {
    void run() throws Exception;
  }

  /** Prints the first time, and the median of the second half of further ones. */
  void measure(String name, int warm, Preparation preparation, Callable<?> work) throws Exception {
    preparation.run();
    server.resetCounts();
    Measure.phase(name, work);
    printCounts(name);
    double[] seconds = new double[warm];
    for (int i = 0; i < warm; i++) {
      preparation.run();
      server.resetCounts();
      long start = System.nanoTime();
      work.call();
      seconds[i] = Measure.seconds(start);
    }
    if (warm > 0) {
      double[] half = Arrays.copyOfRange(seconds, warm / 2, warm);
      Arrays.sort(half);
      Measure.print("phase", name + "-warm", half[half.length / 2], "warm");
      printCounts(name + "-warm");
    }
  }

  private void printCounts(String name) throws IOException, InterruptedException {
    Map<String, Integer> counts = server.counts();
    Measure.print("phase", name + "-requests", counts.getOrDefault("total", 0), counts.toString());
  }
}
