package io.quilt.core.json;

import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Floating-point numbers as Python's {@code repr} spells them: the shortest digits that read back
 * to the same number, with an exponent when it is below -4 or at least 16.
 */
public final class PythonFloat {
  private PythonFloat() {}

  /**
   * Spells a number.
   *
   * @throws InvalidJsonException if it is NaN or infinite
   */
  public static String repr(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new InvalidJsonException("a number that is not finite (NaN, infinite or too large)");
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    String sign = value < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    Decimal shortest = Decimal.parse(NumberOutput.toString(magnitude, true)).shortened(magnitude);
    return sign + shortest.spelled();
  }

  /** Whether a JSON number with a fraction or an exponent is spelled as {@link #repr} would. */
  static boolean isRepr(String text) {
    double value = NumberInput.parseDouble(text, true);
    return !Double.isInfinite(value) && repr(value).equals(text);
  }

  /**
   * A positive decimal number.
   *
   * @param digits without zeros at either end
   * @param exponent of the first digit
   */
  private record Decimal(String digits, int exponent) {
    static Decimal parse(String text) {
      int e = text.indexOf('E');
      String mantissa = e < 0 ? text : text.substring(0, e);
      int point = mantissa.indexOf('.');
      String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
      int first = 0;
      while (all.charAt(first) == '0') {
        first++;
      }
      int end = all.length();
      while (all.charAt(end - 1) == '0') {
        end--;
      }
      int shift = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
      return new Decimal(all.substring(first, end), point - first - 1 + shift);
    }

    // Java prefers the nearest of two digits where Python is content with one.
    Decimal shortened(double value) {
      if (digits.length() != 2) {
        return this;
      }
      int first = digits.charAt(0) - '0';
      boolean upFirst = digits.charAt(1) >= '5';
      Decimal nearer = oneDigit(upFirst ? first + 1 : first);
      Decimal farther = oneDigit(upFirst ? first : first + 1);
      return nearer.is(value) ? nearer : farther.is(value) ? farther : this;
    }

    private Decimal oneDigit(int digit) {
      return digit == 10
          ? new Decimal("1", exponent + 1)
          : new Decimal(Integer.toString(digit), exponent);
    }

    private boolean is(double value) {
      return NumberInput.parseDouble(digits + "e" + exponent, true) == value;
    }

    String spelled() {
      if (exponent < -4 || exponent >= 16) {
        return scientific();
      }
      if (exponent < 0) {
        return "0." + "0".repeat(-exponent - 1) + digits;
      }
      int whole = exponent + 1;
      return digits.length() <= whole
          ? digits + "0".repeat(whole - digits.length()) + ".0"
          : digits.substring(0, whole) + "." + digits.substring(whole);
    }

    private String scientific() {
      String mantissa =
          digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
      int magnitude = Math.abs(exponent);
      return mantissa + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
    }
  }
}
