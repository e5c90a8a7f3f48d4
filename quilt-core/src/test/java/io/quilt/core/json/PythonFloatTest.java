package io.quilt.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonFloatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "1.0",
        "-1.5",
        "0.1",
        "100.0",
        "123456.789",
        "0.0001",
        "1e-05",
        "1.5e-05",
        "1e+16",
        "1.2345678901234568e+17",
        "9999999999999998.0",
        "1000000000000000.0",
        "2e+23",
        "1e+23",
        "8.41e+21",
        "5e-324",
        "1e-323",
        "1.5e-323",
        "2e-323",
        "1e-322",
        "9.9e-322",
        "2.2250738585072014e-308",
        "1.7976931348623157e+308",
        "-1.7976931348623157e+308",
        "1e+100",
        "1e-100",
        "0.30000000000000004"
      })
  void spellsAsPythonDoes(String repr) {
    assertThat(PythonFloat.repr(Double.parseDouble(repr))).isEqualTo(repr);
    assertThat(PythonFloat.isRepr(repr)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1e5,100000.0",
    "1E+16,1e+16",
    "0.10,0.1",
    "1e-5,1e-05",
    "1.0e+16,1e+16",
    "4.9e-324,5e-324"
  })
  void knowsOtherSpellings(String other, String repr) {
    assertThat(PythonFloat.isRepr(other)).isFalse();
    assertThat(PythonFloat.repr(Double.parseDouble(other))).isEqualTo(repr);
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> PythonFloat.repr(Double.NaN)).isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(() -> PythonFloat.repr(Double.NEGATIVE_INFINITY))
        .isInstanceOf(InvalidJsonException.class);
  }
}
