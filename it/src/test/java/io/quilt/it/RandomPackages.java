package io.quilt.it;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Descriptions of random packages, the same for the same seed. */
final class RandomPackages {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a-b",
          "a b",
          "a+b",
          "100%",
          "#1",
          "q?",
          "x=y&z",
          "é",
          "日本語",
          "😀",
          "\uffee",
          ".hidden",
          "...",
          "~",
          "read me.TXT",
          "[x]",
          "'",
          "\"",
          "$HOME",
          "%41",
          "a,b;c",
          "ß");
  private static final List<Double> DOUBLES =
      List.of(
          1.0,
          -0.0,
          0.1,
          1e16,
          1e15,
          123456789012345680.0,
          1e-5,
          1e-4,
          2e23,
          5e-324,
          0.1 + 0.2,
          Double.MAX_VALUE,
          9007199254740993.0,
          -1.5e300);
  private static final List<Object> SCALARS =
      List.of(
          "",
          "text",
          "é😀\u007f\u2028",
          "\"\\/\b\f\n\r\t\u0000",
          true,
          false,
          0,
          -1,
          Long.MIN_VALUE,
          BigInteger.TWO.pow(200),
          BigInteger.TWO.pow(64).negate());

  private final Random random;

  RandomPackages(long seed) {
    this.random = new Random(seed);
  }

  List<Map<String, Object>> describe(int count) {
    List<Map<String, Object>> packages = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      packages.add(describePackage("ünit_%d/p-%d".formatted(number % 7, number)));
    }
    return packages;
  }

  private Map<String, Object> describePackage(String name) {
    Set<String> keys = keys();
    Set<String> directories = new TreeSet<>();
    List<Object> entries = new ArrayList<>();
    for (String key : keys) {
      entries.add(entry(key));
      for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
        directories.add(key.substring(0, slash));
      }
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", name);
    described.put("message", random.nextBoolean() ? null : "run é " + random.nextInt(100));
    if (random.nextBoolean()) {
      described.put("meta", object(3));
    }
    described.put("directories", directoryMetadata(directories));
    described.put("entries", entries);
    return described;
  }

  private Map<String, Object> directoryMetadata(Set<String> directories) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (String directory : directories) {
      if (random.nextInt(3) == 0) {
        metadata.put(directory, object(2));
      }
    }
    return metadata;
  }

  /** Paths none of which is the folder of another, also where case does not count. */
  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    Set<String> taken = new TreeSet<>();
    for (int tries = random.nextInt(12); tries > 0; tries--) {
      String key = key();
      String folded = key.toLowerCase(Locale.ROOT);
      boolean clashes =
          taken.stream()
              .anyMatch(
                  other ->
                      other.equals(folded)
                          || other.startsWith(folded + "/")
                          || folded.startsWith(other + "/"));
      if (!clashes) {
        keys.add(key);
        taken.add(folded);
      }
    }
    return keys;
  }

  private String key() {
    List<String> segments = new ArrayList<>();
    for (int depth = random.nextInt(4); depth >= 0; depth--) {
      segments.add(pick(NAMES));
    }
    return String.join("/", segments);
  }

  private Map<String, Object> entry(String key) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("key", key);
    entry.put("text", random.nextInt(5) == 0 ? "" : "content é " + random.nextLong());
    if (random.nextInt(3) == 0) {
      entry.put("meta", object(3));
    }
    return entry;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int members = 1 + random.nextInt(4); members > 0; members--) {
      object.put(pick(NAMES) + random.nextInt(10), value(depth));
    }
    return object;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> pick(SCALARS);
      case 1 -> pick(DOUBLES);
      case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 3 -> random.nextInt(4) == 0 ? null : random.nextLong();
      case 4 -> object(depth - 1);
      default -> list(depth - 1);
    };
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int length = random.nextInt(4); length > 0; length--) {
      list.add(value(depth));
    }
    return list;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
