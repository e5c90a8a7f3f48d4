package io.quilt.cli;

import io.quilt.api.ApiKey;
import io.quilt.api.Checksum;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text, spelled by the SDK itself. */
final class Json {
  private static final String WRAPPING = "{\"v\": ";

  private Json() {}

  /** Any value that metadata can hold. */
  static String of(@Nullable Object value) {
    String wrapped = Metadata.of(Collections.singletonMap("v", value)).toJson();
    return Printable.ofJson(wrapped.substring(WRAPPING.length(), wrapped.length() - 1));
  }

  /** An entry as {@code browse} shows it. */
  static Map<String, @Nullable Object> entry(PackageEntry entry) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("logical_key", entry.logicalKey().value());
    members.put("physical_key", entry.physicalKey().toString());
    members.put("size", entry.size().isPresent() ? entry.size().getAsLong() : null);
    members.put("hash", entry.checksum().map(Json::checksum).orElse(null));
    members.put("meta", entry.metadata().asMap());
    return members;
  }

  private static Map<String, String> checksum(Checksum checksum) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("type", checksum.type());
    members.put("value", checksum.value());
    return members;
  }

  /** An API key, without its secret. */
  static Map<String, @Nullable Object> apiKey(ApiKey key) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", key.id());
    members.put("name", key.name());
    members.put("fingerprint", key.fingerprint());
    members.put("created_at", key.createdAt().toString());
    members.put("expires_at", key.expiresAt().toString());
    members.put("last_used_at", key.lastUsedAt().map(Object::toString).orElse(null));
    members.put("status", key.status().name());
    members.put("user_email", key.userEmail().orElse(null));
    return members;
  }
}
