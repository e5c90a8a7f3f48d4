package io.quilt.core.json;

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
    double magnitude = Math.abs(value);
    Decimal shortest = Decimal.parse(NumberOutput.toString(magnitude, true)).shortened(magnitude);
    StringBuilder text = new StringBuilder(24);
    return shortest.appendTo(value < 0 ? text.append('-') : text).toString();
  }

  /** Whether a JSON number with a fraction or an exponent is spelled as {@link #repr} would. */
  static boolean isRepr(String text) {
    double value = Double.parseDouble(text);
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
      StringBuilder all = new StringBuilder(e < 0 ? text : text.substring(0, e));
      int point = all.indexOf(".");
      all.deleteCharAt(point);
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
      return Double.parseDouble(digits + "e" + exponent) == value;
    }

    StringBuilder appendTo(StringBuilder text) {
      if (exponent < -4 || exponent >= 16) {
        return appendScientific(text);
      }
      int whole = exponent + 1;
      if (whole <= 0) {
        return text.append("0.").append("0".repeat(-whole)).append(digits);
      }
      return digits.length() <= whole
          ? text.append(digits).append("0".repeat(whole - digits.length())).append(".0")
          : text.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }

    private StringBuilder appendScientific(StringBuilder text) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      int magnitude = Math.abs(exponent);
      text.append(exponent < 0 ? "e-" : "e+").append(magnitude < 10 ? "0" : "");
      return text.append(magnitude);
    }
  }
}
