package io.quilt.registry.s3;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that are set for a while; null clears one. */
final class SystemProperties {
  private final Map<String, @Nullable String> before = new HashMap<>();

  SystemProperties with(String name, @Nullable String value) {
    before.putIfAbsent(name, System.getProperty(name));
    set(name, value);
    return this;
  }

  /** No credentials, wherever the SDK may look for them. */
  SystemProperties withoutCredentials() {
    return with("aws.accessKeyId", null)
        .with("aws.secretAccessKey", null)
        .with("aws.sharedCredentialsFile", "missing")
        .with("aws.configFile", "missing")
        .with("aws.disableEc2Metadata", "true");
  }

  private static void set(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  void restore() {
    before.forEach(SystemProperties::set);
  }
}
