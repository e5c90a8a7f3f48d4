package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a quilt3 directory holds of a login. */
record LoginFiles(Path directory) {
  Path auth() {
    return directory.resolve("auth.json");
  }

  Path credentials() {
    return directory.resolve("credentials.json");
  }

  /** The session of a stack, which is there with all its members, and no other. */
  Map<?, ?> session(URI registryUrl) throws IOException {
    Map<String, Object> stored = object(auth());
    assertThat(stored).containsOnlyKeys(registryUrl.toString());
    Map<?, ?> session = (Map<?, ?>) stored.get(registryUrl.toString());
    assertThat(session.keySet()).hasToString("[refresh_token, access_token, expires_at]");
    return session;
  }

  String accessToken(URI registryUrl) throws IOException {
    return (String) session(registryUrl).get("access_token");
  }

  /** The credentials of a stack, which are there with all their members. */
  Map<String, Object> credentials(URI registryUrl) throws IOException {
    Map<String, Object> stored = object(credentials());
    assertThat(stored)
        .containsOnlyKeys("access_key", "secret_key", "token", "expiry_time", "registry_url")
        .containsEntry("registry_url", registryUrl.toString());
    return stored;
  }

  String accessKey() throws IOException {
    return (String) object(credentials()).get("access_key");
  }

  void assertOwnersOnly() throws IOException {
    for (Path file : List.of(auth(), credentials())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  /** What is there beside the configuration, the login and the lock. */
  List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file ->
                  !file.getFileName()
                      .toString()
                      .matches("auth\\.json|credentials\\.json|config\\.yml|\\.lock"))
          .toList();
    }
  }

  private static Map<String, Object> object(Path file) throws IOException {
    return Metadata.ofJson(Files.readString(file)).asMap();
  }
}
