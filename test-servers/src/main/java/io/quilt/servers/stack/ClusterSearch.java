package io.quilt.servers.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A stack's search: hands a query on to its cluster, and the answer back as it is. */
final class ClusterSearch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI cluster;

  /** What the cluster said. */
  record Answer(int status, String body) {}

  ClusterSearch(URI cluster) {
    this.cluster = cluster;
  }

  Answer find(String query) throws IOException {
    Map<String, String> parameters = parameters(query);
    String index = parameters.getOrDefault("index", "_all");
    HttpURLConnection request =
        (HttpURLConnection)
            cluster.resolve("/" + index + "/_search").toURL().openConnection(Proxy.NO_PROXY);
    request.setRequestMethod("POST");
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/json");
    request.getOutputStream().write(body(parameters).getBytes(StandardCharsets.UTF_8));
    int status = request.getResponseCode();
    try (var answer = status < 400 ? request.getInputStream() : request.getErrorStream()) {
      return new Answer(status, new String(answer.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String body(Map<String, String> parameters) throws IOException {
    ObjectNode body =
        "freeform".equals(parameters.get("action"))
            ? (ObjectNode) JSON.readTree(parameters.get("body"))
            : JSON.createObjectNode();
    if ("search".equals(parameters.get("action"))) {
      body.putObject("query").putObject("query_string").put("query", parameters.get("query"));
    }
    body.put("size", Integer.parseInt(parameters.getOrDefault("size", "10")));
    return JSON.writeValueAsString(body);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String each : query.split("&", -1)) {
      String[] pair = each.split("=", 2);
      parameters.put(decoded(pair[0]), decoded(pair[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
