package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void quotesOnlyWhatAShellWouldReadOtherwise() {
    assertThat(ShellWords.join("push", "a/b", "--message", "it's late", "", "Göta-älv.csv"))
        .isEqualTo("push a/b --message 'it'\\''s late' '' Göta-älv.csv");
  }
}
