package io.quilt.core.manifest;

import io.quilt.core.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a manifest: {@code version}, {@code user_meta}, {@code message}, {@code
 * workflow} and whatever else it holds, in its order. Immutable and thread-safe.
 */
public final class ManifestHeader {
  private static final String TOP_HASH = "top_hash";

  private final byte[] json;

  private ManifestHeader(byte[] json) {
    this.json = json;
  }

  /**
   * Reads a header; an obsolete {@code top_hash} in it is dropped.
   *
   * @throws IllegalArgumentException if the text is not a JSON object
   */
  public static ManifestHeader ofJson(String json) {
    return ofWritten(WrittenJson.normalize(json));
  }

  /**
   * Makes a header of members, whose types are those of {@link WrittenJson}.
   *
   * @throws IllegalArgumentException if a value is of another type
   */
  public static ManifestHeader of(Map<String, ? extends @Nullable Object> members) {
    return ofWritten(WrittenJson.write(members));
  }

  static ManifestHeader parse(byte[] text, int from, int to) {
    return ofWritten(WrittenJson.normalize(text, from, to));
  }

  private static ManifestHeader ofWritten(byte[] written) {
    if (written[0] != '{') {
      throw new IllegalArgumentException("the header must be a JSON object");
    }
    String text = new String(written, StandardCharsets.UTF_8);
    if (!text.contains('"' + TOP_HASH + '"')) {
      return new ManifestHeader(written);
    }
    Map<String, @Nullable Object> members = WrittenJson.parseObject(text);
    members.remove(TOP_HASH);
    return new ManifestHeader(WrittenJson.write(members));
  }

  /** The members, in their order; a map of the caller's own. */
  public Map<String, @Nullable Object> members() {
    return new LinkedHashMap<>(WrittenJson.parseObject(toJson()));
  }

  /** The record as manifests spell it. */
  public String toJson() {
    return new String(json, StandardCharsets.UTF_8);
  }

  byte[] written() {
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ManifestHeader header && toJson().equals(header.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  /** Returns the record. */
  @Override
  public String toString() {
    return toJson();
  }
}
