package io.quilt.servers.memory;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How many requests there were of each operation, and how many at once. */
final class Counts {
  private final Map<Operation, LongAdder> counts = new ConcurrentHashMap<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  void begin(Operation operation) {
    counts.computeIfAbsent(operation, key -> new LongAdder()).increment();
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
  }

  void end() {
    now.decrementAndGet();
  }

  void reset() {
    counts.clear();
    most.set(now.get());
  }

  Map<String, Long> byOperation() {
    Map<String, Long> values = new TreeMap<>();
    counts.forEach((operation, count) -> values.put(operation.name(), count.sum()));
    return values;
  }

  /** {@code total}, {@code at_once}, and the name of each operation that occurred. */
  String json() {
    Map<String, Long> values = byOperation();
    long total = values.values().stream().mapToLong(Long::longValue).sum();
    String each =
        values.entrySet().stream()
            .map(count -> ",\"" + count.getKey() + "\":" + count.getValue())
            .collect(Collectors.joining());
    return "{\"total\":" + total + ",\"at_once\":" + most.get() + each + "}";
  }
}
