package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds the reading of URLs to its grammar, written as a regular expression. */
class PhysicalKeyGrammarTest {
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?://(?<root>[^/?#]*))?(?<path>[^?#]*)"
              + "(?:\\?(?<query>[^#]*))?(?:#.*)?",
          Pattern.DOTALL);

  @Provide
  Arbitrary<String> urls() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "s3",
            "S3",
            "file",
            "mem",
            "http",
            "1s",
            ":",
            "/",
            "//",
            "://",
            "b",
            "a b",
            "é",
            "?",
            "#",
            "&",
            "=",
            "versionId=",
            "versionId",
            "version%49d=",
            "x=",
            "%2",
            "%41",
            "+",
            ".",
            "..",
            "\n",
            "\t",
            "\ud800",
            "\ud83d\ude00");
    Arbitrary<String> wild = parts.list().ofMaxSize(8).map(list -> String.join("", list));
    return Arbitraries.oneOf(
        wild, wild.map("s3://b/"::concat), wild.map("file:///"::concat), wild.map("s3:"::concat));
  }

  @Property(tries = 5000)
  void readsWhatTheGrammarReads(@ForAll("urls") String url) {
    PhysicalKey expected = read(url);
    if (expected == null) {
      assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.parse(url));
    } else {
      assertThat(PhysicalKey.parse(url)).isEqualTo(expected);
    }
  }

  @Property
  void aPlaceIsAUrlWhenAWordOfTwoLettersAndAColonBeginIt(@ForAll("urls") String text) {
    boolean scheme = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:").matcher(text).find();

    assertThat(PhysicalKeyParser.hasScheme(text)).isEqualTo(scheme);
  }

  private static PhysicalKey read(String text) {
    Matcher url = URL.matcher(text.replaceAll("[\t\r\n]", ""));
    if (!url.matches() || !CodePoints.isWellFormed(text)) {
      return null;
    }
    String root = Objects.requireNonNullElse(url.group("root"), "");
    String path = PercentEncoding.unquote(url.group("path"));
    String query = Objects.requireNonNullElse(url.group("query"), "");
    try {
      return url.group("scheme").equalsIgnoreCase("file")
          ? file(root, path, query)
          : PhysicalKey.of(
              url.group("scheme").toLowerCase(java.util.Locale.ROOT),
              root,
              path.replaceFirst("^/", ""),
              version(query));
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static PhysicalKey file(String host, String path, String query) {
    if (!query.isEmpty() || !(host.isEmpty() || host.equals("localhost"))) {
      throw new IllegalArgumentException();
    }
    return PhysicalKey.of("file", "", path, null);
  }

  private static String version(String query) {
    String version = null;
    for (String member : query.split("&", -1)) {
      String[] sides = member.split("=", 2);
      if (sides.length < 2 || sides[1].isEmpty()) {
        continue;
      }
      if (!PercentEncoding.unquoteForm(sides[0]).equals("versionId")) {
        throw new IllegalArgumentException();
      }
      version = version == null ? PercentEncoding.unquoteForm(sides[1]) : version;
    }
    return version;
  }
}
