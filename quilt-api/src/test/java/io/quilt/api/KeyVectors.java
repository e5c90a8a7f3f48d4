package io.quilt.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The answers of quilt3 in {@code vectors/keys.json}. */
final class KeyVectors {
  private KeyVectors() {}

  /** One case, by the names of its members. */
  record Case(Map<String, Object> members) {
    String text(String name) {
      return (String) members.get(name);
    }

    boolean is(String name) {
      return (Boolean) members.get(name);
    }

    @Override
    public String toString() {
      return members.toString();
    }
  }

  @SuppressWarnings("unchecked")
  static Stream<Case> of(String section) {
    try (InputStream in = KeyVectors.class.getResourceAsStream("/vectors/keys.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Object> sections = (Map<String, Object>) TinyJson.parse(text);
      List<Object> cases = (List<Object>) sections.get(section);
      return cases.stream().map(members -> new Case((Map<String, Object>) members));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
