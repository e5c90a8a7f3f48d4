package io.quilt.core.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random JSON trees, full of what is easy to get wrong. */
public final class JsonTrees {
  private static final String[] CHARACTERS = {
    "a",
    "b",
    "Z",
    "0",
    " ",
    "/",
    "\"",
    "\\",
    "\n",
    "\t",
    "\b",
    "\f",
    "\r",
    "\u0000",
    "\u001f",
    "\u007f",
    "\u0080",
    "\u00e9",
    "\u0301",
    "\u07ff",
    "\u0800",
    "\u2028",
    "\ud7ff",
    "\ue000",
    "\ufeff",
    "\uffff",
    "\ud83d\ude00",
    "\ud800\udc00",
    "\udbff\udfff",
    "\ud83d",
    "\udc00"
  };
  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    1e15,
    1e16,
    123456789012345678.0,
    1e-4,
    1e-5,
    5e-324,
    1e-323,
    2e23,
    1e22,
    1e23,
    9007199254740993.0,
    Double.MAX_VALUE,
    Double.MIN_NORMAL,
    4.35,
    1 / 3.0
  };

  private final Random random;

  /** Trees that depend on nothing but the seed. */
  public JsonTrees(long seed) {
    random = new Random(seed);
  }

  /** An object of a few levels. */
  public Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      members.put(name(), value(depth - 1));
    }
    return members;
  }

  /** A short text that may be the name of a member. */
  public String name() {
    String text = text();
    return Utf8.encode(text) == null ? "\ufffd" : text;
  }

  /** Any value. */
  public Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> text();
      case 1 -> random.nextLong() >> random.nextInt(64);
      case 2 -> new BigInteger(65 + random.nextInt(200), random).setBit(64).negate();
      case 3 -> finite();
      case 4 -> random.nextBoolean();
      case 5 -> null;
      case 6, 7 -> object(depth);
      default -> list(depth);
    };
  }

  private List<Object> list(int depth) {
    List<Object> elements = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      elements.add(value(depth - 1));
    }
    return elements;
  }

  /** A finite number, near the corners more often than chance would have it. */
  public double finite() {
    return switch (random.nextInt(4)) {
      case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 1 -> random.nextInt(2_000_000) / 1000.0;
      case 2 -> Double.longBitsToDouble(random.nextLong() >>> 12 >>> random.nextInt(52));
      default -> {
        double value = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(value) ? value : 1.5;
      }
    };
  }

  /** A short text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
