package io.quilt.apikeys;

import io.quilt.api.Metadata;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.IsoTime;
import io.quilt.spi.StackErrors;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object within an answer. A member that is missing, null or of another type than the schema
 * says is a {@link ServiceUnavailableException}, unless it is optional.
 */
record Part(JsonObject members, URI place, int status) {
  boolean isNull(String name) {
    return JsonValue.NULL.equals(members.get(name));
  }

  Part object(String name) {
    return part(members.get(name));
  }

  Optional<Part> optionalObject(String name) {
    return isNull(name) ? Optional.empty() : Optional.of(object(name));
  }

  List<Part> list(String name) {
    JsonValue value = members.get(name);
    if (value == null || value.getValueType() != JsonValue.ValueType.ARRAY) {
      throw nonsense();
    }
    return value.asJsonArray().stream().map(this::part).toList();
  }

  private Part part(@Nullable JsonValue value) {
    if (value instanceof JsonObject object) {
      return new Part(object, place, status);
    }
    throw nonsense();
  }

  String text(String name) {
    return optionalText(name).orElseThrow(this::nonsense);
  }

  Optional<String> optionalText(String name) {
    return members.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  Instant time(String name) {
    return optionalTime(name).orElseThrow(this::nonsense);
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).flatMap(IsoTime::parse);
  }

  /** The members of an object as plain values; none if there is none. */
  Map<String, @Nullable Object> facts(String name) {
    return members.get(name) instanceof JsonObject facts
        ? Metadata.ofJson(facts.toString()).asMap()
        : Map.of();
  }

  /** The error of an answer that does not hold what it should. */
  ServiceUnavailableException nonsense() {
    return StackErrors.nonsense(place, status);
  }
}
