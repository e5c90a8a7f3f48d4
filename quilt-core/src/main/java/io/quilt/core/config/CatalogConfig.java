package io.quilt.core.config;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.core.json.InvalidJsonException;
import io.quilt.core.json.WrittenJson;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackRequest.Secrecy;
import io.quilt.spi.StackResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a catalog says of its stack, in {@code <catalog>/config.json}. */
public final class CatalogConfig {
  private CatalogConfig() {}

  /**
   * Asks a catalog for the values of the template's keys, as quilt3 does; others are left out. What
   * does not name the catalog itself gets its URL.
   *
   * @throws InvalidConfigException if it is not the URL of a catalog
   * @throws ServiceUnavailableException if the catalog does not answer, or with an error
   */
  public static Map<String, @Nullable Object> read(String catalogUrl, StackHttp http) {
    String checked = withoutSlash(catalogUrl);
    URI place = place(checked + "/config.json");
    StackResponse answer = http.send(StackRequest.get(place, Secrecy.NONE));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Map<String, @Nullable Object> members = members(place, answer);
    for (String key : QuiltConfig.TEMPLATE_KEYS) {
      if (members.containsKey(key)) {
        values.put(key, plain(place, key, members.get(key)));
      }
    }
    Object own = values.get(QuiltConfig.NAVIGATOR_URL);
    if (own == null || own.toString().isBlank()) {
      values.put(QuiltConfig.NAVIGATOR_URL, checked);
    }
    return values;
  }

  private static String withoutSlash(String url) {
    try {
      return String.valueOf(ConfigValues.check(QuiltConfig.NAVIGATOR_URL, url, url));
    } catch (InvalidConfigException e) {
      throw noCatalog(url, e);
    }
  }

  private static URI place(String url) {
    try {
      URI place = URI.create(url);
      if (place.getHost() != null && List.of("http", "https").contains(place.getScheme())) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      throw noCatalog(url, e);
    }
    throw noCatalog(url, null);
  }

  private static InvalidConfigException noCatalog(String url, @Nullable Exception cause) {
    return new InvalidConfigException(
        url, "", "it is not an http or https URL; give that of a catalog", cause);
  }

  private static Map<String, @Nullable Object> members(URI place, StackResponse answer) {
    if (answer.status() == HttpURLConnection.HTTP_OK) {
      try {
        return WrittenJson.parseObject(answer.text());
      } catch (InvalidJsonException e) {
        throw new InvalidConfigException(
            place.toString(), "", "it holds no JSON object; check that this is a catalog", e);
      }
    }
    if (answer.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
      throw new ServiceUnavailableException(
          "%s answered %d; try again later".formatted(place, answer.status()),
          answer.status(),
          null);
    }
    throw new InvalidConfigException(
        place.toString(),
        "",
        "the answer was %d; check that this is a catalog".formatted(answer.status()),
        null);
  }

  private static @Nullable Object plain(URI place, String key, @Nullable Object value) {
    if (value instanceof Map || value instanceof List) {
      throw new InvalidConfigException(place.toString(), key, "it is not a plain value", null);
    }
    return ConfigValues.check(key, value, place.toString());
  }
}
