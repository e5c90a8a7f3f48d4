package io.quilt.servers.memory;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, path-style: bucket and key are empty where the path has none. */
record Call(
    String method,
    String bucket,
    String key,
    Map<String, String> query,
    Headers headers,
    InputStream body) {

  static Call of(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath().substring(1);
    int slash = path.indexOf('/');
    return new Call(
        exchange.getRequestMethod(),
        decode(slash < 0 ? path : path.substring(0, slash)),
        slash < 0 ? "" : decode(path.substring(slash + 1)),
        query(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders(),
        exchange.getRequestBody());
  }

  /** Percent-decodes a path, where a plus is a plus. */
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String member : raw.split("&", -1)) {
        int equals = member.indexOf('=');
        String name = equals < 0 ? member : member.substring(0, equals);
        String value = equals < 0 ? "" : member.substring(equals + 1);
        query.put(decode(name), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  boolean asks(String name) {
    return query.containsKey(name);
  }

  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  int number(String name, int otherwise) {
    String value = parameter(name);
    try {
      return value.isEmpty() ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw S3Error.invalid("InvalidArgument", name + "=" + value);
    }
  }

  /** A header's value, or nothing. */
  String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }
}
