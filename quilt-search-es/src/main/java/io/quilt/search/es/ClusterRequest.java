package io.quilt.search.es;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request to a cluster, which does no harm when it is sent again.
 *
 * @param path begins with a slash, encoded
 * @param parameters the query, not encoded
 * @param body empty for none; not to be changed
 * @param type the media type of the body
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record ClusterRequest(
    String method, String path, Map<String, String> parameters, byte[] body, String type) {
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  static ClusterRequest get(String path) {
    return new ClusterRequest("GET", path, Map.of(), new byte[0], JSON);
  }

  static ClusterRequest json(String method, String path, String body) {
    return new ClusterRequest(method, path, Map.of(), body.getBytes(StandardCharsets.UTF_8), JSON);
  }

  /** A request whose body is JSON Lines. */
  static ClusterRequest lines(String path, byte[] body) {
    return new ClusterRequest("POST", path, Map.of(), body, LINES);
  }

  ClusterRequest with(Map<String, String> query) {
    return new ClusterRequest(method, path, query, body, type);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
