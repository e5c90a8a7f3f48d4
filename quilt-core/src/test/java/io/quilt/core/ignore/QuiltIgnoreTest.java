package io.quilt.core.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuiltIgnoreTest {
  @ParameterizedTest
  @CsvSource({
    "*.log, b.log, true",
    "*.log, d/e/b.log, true",
    "*.log, b.logs, false",
    "foo, a/foo/x, true",
    "foo/, foo, false",
    "foo/, foo/x, true",
    "/foo, foo, true",
    "/foo, a/foo, false",
    "a/b, a/b, true",
    "a/b, x/a/b, false",
    "a/b/, a/b, false",
    "a/b/, a/b/c, true",
    "a/*, a/b, true",
    "a/*, a, false",
    "a/*/c, a/b/c, true",
    "a/*/c, a/b/d/c, false",
    "**/b, b, true",
    "**/b, x/y/b, true",
    "a/**, a, false",
    "a/**, a/b/c, true",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, x/a/b, false",
    "a/**/b/**/c, a/x/b/y/b/c, true",
    "a/**/b/**/c, a/x/y/c, false",
    "**, a, true",
    "a/***/b, a/x/y/b, true",
    "a**/b, ax/b, true",
    "a**/b, a/x/b, false",
    "/**, a/b, true",
    "a**b, axxb, true",
    "x/a**b, x/a/b, false",
    "?, é, true",
    "?, 😀, true",
    "a?b, a/b, false",
    "*😀, ab😀, true",
    "*a*b*c, xaxbxcxc, true",
    "*a*b*c, xaxcxb, false",
    "[a-c]x, bx, true",
    "[!a-c]x, bx, false",
    "[^a-c]x, dx, true",
    "[]x]a, ]a, true",
    "[a-]x, -x, true",
    "[a\\]]x, ]x, true",
    "[\\a-\\c]x, bx, true",
    "[[:digit:]]x, 5x, true",
    "[[:upper:][:punct:]]x, ax, false",
    "[[:x]y, :y, true",
    "[[:none:]]x, nx, false",
    "[abc, a, false",
    "[abc, [abc, false",
    "[abc\\, a, false",
    "a\\, a, false",
    "\\*, *, true",
    "\\*, a, false",
    "\\\\, \\, true",
    "a\\/b, a/b, true",
    "\\!a, !a, true",
    "A, a, false"
  })
  void rules(String rule, String path, boolean ignored) {
    assertThat(QuiltIgnore.parse(rule).ignores(path, false)).isEqualTo(ignored);
  }

  @Test
  void aFolderRuleMatchesFoldersOnly() {
    QuiltIgnore rules = QuiltIgnore.parse("foo/\n/bar/\n");
    assertThat(rules.ignores("x/foo", true)).isTrue();
    assertThat(rules.ignores("x/foo", false)).isFalse();
    assertThat(rules.ignores("bar", true)).isTrue();
    assertThat(rules.ignores("x/bar", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# a\n", "   \n", "!\n", "/\n", "\uFEFF", "\r\n"})
  void textWithoutRules(String text) {
    assertThat(QuiltIgnore.parse(text).ignores("a", false)).isFalse();
    assertThat(QuiltIgnore.parse(text).ignores("a", true)).isFalse();
  }

  @Test
  void escapesOfTheFirstCharacterAndOfTrailingSpaces() {
    QuiltIgnore rules = QuiltIgnore.parse("\\#a\n\\!b\nc\\ \nd  \n");
    assertThat(Stream.of("#a", "!b", "c ", "d")).allMatch(path -> rules.ignores(path, false));
    assertThat(Stream.of("a", "b", "c", "d  ")).noneMatch(path -> rules.ignores(path, false));
  }

  @Test
  void linesMayEndAsOnWindowsAndTheTextMayBeginWithAMark() {
    QuiltIgnore rules = QuiltIgnore.parse("\uFEFFa\r\nb\r\n");
    assertThat(rules.ignores("a", false)).isTrue();
    assertThat(rules.ignores("b", false)).isTrue();
  }

  @Test
  void theLastRuleDecides() {
    QuiltIgnore rules = QuiltIgnore.parse("*.log\n!keep.log\nx/keep.log\n");
    assertThat(rules.ignores("a.log", false)).isTrue();
    assertThat(rules.ignores("keep.log", false)).isFalse();
    assertThat(rules.ignores("x/keep.log", false)).isTrue();
  }

  @Test
  void nothingComesBackFromAnIgnoredFolder() {
    QuiltIgnore rules = QuiltIgnore.parse("a/\n!a/b\nc/*\n!c/d\n");
    assertThat(rules.ignores("a/b", false)).isTrue();
    assertThat(rules.ignores("c/d", false)).isFalse();
    assertThat(rules.ignores("c/d/e", false)).isFalse();
  }

  @Test
  @Timeout(10)
  void hostileRulesTakeNoLongTime() {
    String stars = "*a".repeat(2_000) + "b";
    String paths = "**/a/".repeat(500) + "b";
    String classes = "[[:alpha:]]*".repeat(500) + "0";
    QuiltIgnore rules = QuiltIgnore.parse(stars + "\n" + paths + "\n" + classes);
    assertThat(rules.ignores("a".repeat(5_000), false)).isFalse();
    assertThat(rules.ignores("a/".repeat(500) + "c", false)).isFalse();
    assertThatCode(() -> QuiltIgnore.parse("[".repeat(100_000))).doesNotThrowAnyException();
    assertThatCode(() -> QuiltIgnore.parse("[[:".repeat(100_000))).doesNotThrowAnyException();
  }
}
