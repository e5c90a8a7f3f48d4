package io.quilt.core.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What text without quotes means: the rules of YAML 1.1 as PyYAML has them. There {@code yes} is a
 * boolean, {@code 0o7} and {@code 1e5} are strings, and {@code 1:30} is ninety.
 */
final class PlainScalar {
  /** What a text may mean. */
  enum Kind {
    STRING,
    NULL,
    BOOLEAN,
    INTEGER,
    FLOAT,
    /** Dates, merge keys and default values: types that JSON does not have. */
    OTHER
  }

  private static final int LONGEST_NUMBER = 4300;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");

  private PlainScalar() {}

  static Kind kind(String text) {
    if (NULLS.contains(text)) {
      return Kind.NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Kind.BOOLEAN;
    }
    if (text.equals("<<") || text.equals("=")) {
      return Kind.OTHER;
    }
    return startsNumber(text.charAt(0)) ? Numbers.kind(text) : Kind.STRING;
  }

  /** Returns the value: null, a Boolean, Long, BigInteger, Double, or else the text itself. */
  static @Nullable Object value(String text) {
    return value(text, kind(text));
  }

  /**
   * Returns the value as one of a kind.
   *
   * @throws IllegalArgumentException if it is none of that kind, or a number that is too long
   */
  static @Nullable Object value(String text, Kind kind) {
    return switch (kind) {
      case NULL -> null;
      case BOOLEAN -> truth(text);
      case INTEGER -> narrow(integer(text));
      case FLOAT -> floating(text);
      case STRING, OTHER -> text;
    };
  }

  private static boolean truth(String text) {
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return TRUE.contains(text);
  }

  private static boolean startsNumber(char c) {
    return ('0' <= c && c <= '9') || c == '+' || c == '-' || c == '.';
  }

  private static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private static BigInteger integer(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("a number of more than " + LONGEST_NUMBER + " characters");
    }
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger magnitude;
    if (digits.startsWith("0b")) {
      magnitude = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      magnitude = new BigInteger(digits.substring(2), 16);
    } else if (digits.contains(":")) {
      magnitude = sexagesimal(digits);
    } else {
      magnitude = new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }
    return negative ? magnitude.negate() : magnitude;
  }

  private static BigInteger sexagesimal(String digits) {
    BigInteger value = BigInteger.ZERO;
    for (String place : digits.split(":", -1)) {
      value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(place));
    }
    return value;
  }

  private static Object floating(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    if (digits.endsWith("inf") || digits.endsWith("nan")) {
      return text;
    }
    if (!digits.contains(":")) {
      return finite(Double.parseDouble(digits), text);
    }
    double value = 0;
    boolean negative = digits.startsWith("-");
    String places = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    for (String place : places.split(":", -1)) {
      value = value * 60 + Double.parseDouble(place);
    }
    return finite(negative ? -value : value, text);
  }

  private static Object finite(double value, String text) {
    return Double.isInfinite(value) ? text : (Object) value;
  }

  /** Loaded only where a text may be a number. */
  private static final class Numbers {
    private static final Pattern INTEGER =
        Pattern.compile(
            "[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]+|0|[1-9][0-9_]*+(?::[0-5]?[0-9])*+)");
    private static final Pattern FLOAT =
        Pattern.compile(
            "[-+]?[0-9][0-9_]*+(?:\\.[0-9_]*+(?:[eE][-+][0-9]+)?|(?::[0-5]?[0-9])++\\.[0-9_]*+)"
                + "|\\.[0-9][0-9_]*+(?:[eE][-+][0-9]+)?"
                + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern TIME =
        Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}"
                + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]++)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
                + "(?:\\.[0-9]*+)?(?:[ \\t]*+(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    static Kind kind(String text) {
      if (INTEGER.matcher(text).matches()) {
        return Kind.INTEGER;
      }
      if (FLOAT.matcher(text).matches()) {
        return Kind.FLOAT;
      }
      return TIME.matcher(text).matches() ? Kind.OTHER : Kind.STRING;
    }
  }
}
