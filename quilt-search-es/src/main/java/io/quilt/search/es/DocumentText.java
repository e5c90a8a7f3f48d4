package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quilt.api.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of others in documents, whatever they hold. */
final class DocumentText {
  /** The longest text that a search can still highlight. */
  static final int LONGEST = 1_000_000;

  private static final String BEFORE = "{\"\": ";

  private DocumentText() {}

  /** Writes a member; half a surrogate pair, which is no text in UTF-8, becomes a question mark. */
  static void write(JsonGenerator json, String name, String text) throws IOException {
    json.writeStringField(name, wellFormed(text));
  }

  /** The text as UTF-8 can hold it. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  /** Writes an object as JSON text, unless it is empty, or longer than can be searched. */
  static void writeJson(JsonGenerator json, String name, Metadata object) throws IOException {
    if (!object.isEmpty()) {
      String text = object.toJson();
      if (text.length() <= LONGEST) {
        write(json, name, text);
      }
    }
  }

  /** A value of metadata as JSON text, as manifests spell it. */
  static String jsonOf(@Nullable Object value) {
    String object = Metadata.of(Map.of("", value)).toJson();
    return object.substring(BEFORE.length(), object.length() - 1);
  }

  /** The beginning of a text that is not longer than can be searched. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
