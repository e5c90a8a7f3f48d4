package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void leavesOrdinaryTextAlone() {
    String text = "readings/黒部川 Göta 😀.csv";

    assertThat(Printable.of(text)).isSameAs(text);
  }

  @Test
  void escapesWhatATerminalObeys() {
    assertThat(Printable.of("a\u001b[2Jb\rc\nd\te\u007ff\u009bg\u202eh\u2066i"))
        .isEqualTo("a\\u001b[2Jb\\u000dc\\u000ad\\u0009e\\u007ff\\u009bg\\u202eh\\u2066i");
  }

  @Test
  void leavesTheLinesOfJsonAlone() {
    assertThat(Printable.ofJson("[\n\"\u009b\"]")).isEqualTo("[\n\"\\u009b\"]");
  }
}
