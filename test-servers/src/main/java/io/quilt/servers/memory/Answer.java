package io.quilt.servers.memory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer: status, headers and body; the length is that of the body unless a header says it. */
record Answer(int status, Map<String, String> headers, Blob body) {
  static Answer empty(int status) {
    return new Answer(status, new TreeMap<>(), Blob.EMPTY);
  }

  static Answer xml(int status, String document) {
    return text(status, "application/xml", document);
  }

  static Answer json(String document) {
    return text(200, "application/json", document);
  }

  private static Answer text(int status, String type, String text) {
    Blob body = Blob.of(text.getBytes(StandardCharsets.UTF_8));
    return new Answer(status, new TreeMap<>(), body).with("Content-Type", type);
  }

  Answer with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Answer with(Map<String, String> more) {
    headers.putAll(more);
    return this;
  }
}
