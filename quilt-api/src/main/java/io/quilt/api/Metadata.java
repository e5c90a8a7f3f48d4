package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: the metadata of a package, a directory or an entry. Immutable and thread-safe.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link Long} or, beyond its range, {@link
 * BigInteger}, {@link Double}, {@link List}, {@link Map} and null. Members keep the order in which
 * they were given. The integer 1 and the floating-point number 1.0 differ, because the top hash
 * tells them apart; NaN and infinities do not exist.
 */
public final class Metadata {
  private static final int MAX_DEPTH = 500;
  private static final Metadata EMPTY = new Metadata(Map.of(), "{}");

  private volatile @Nullable Map<String, @Nullable Object> members;
  private volatile @Nullable String json;

  private Metadata(@Nullable Map<String, @Nullable Object> members, @Nullable String json) {
    this.members = members;
    this.json = json;
  }

  /** The object without members. */
  public static Metadata empty() {
    return EMPTY;
  }

  /**
   * Copies a map. {@code Byte}, {@code Short} and {@code Integer} become {@code Long}; a {@code
   * BigInteger} in the range of a long does too; {@code Float} becomes {@code Double}.
   *
   * @throws IllegalArgumentException if a value, at any depth, is of another type, is NaN or
   *     infinite, or is nested deeper than 500 levels
   */
  public static Metadata of(Map<String, ? extends @Nullable Object> members) {
    return members.isEmpty() ? EMPTY : new Metadata(copyOfMap(members, 1), null);
  }

  /**
   * Reads a JSON object. Of members with the same name the last one counts, at the place of the
   * first.
   *
   * @throws IllegalArgumentException if the text is not one JSON object, or breaks the rules above
   */
  public static Metadata ofJson(String json) {
    return new Metadata(null, QuiltEngine.get().normalizeJsonObject(json));
  }

  /** The members as an unmodifiable map, unmodifiable at every depth. */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> known = members;
    if (known == null) {
      known = copyOfMap(QuiltEngine.get().parseJsonObject(toJson()), 1);
      members = known;
    }
    return known;
  }

  /** The JSON text as manifests spell it: {@code ", "} and {@code ": "}, non-ASCII as it is. */
  public String toJson() {
    String known = json;
    if (known == null) {
      known = QuiltEngine.get().writeJson(Objects.requireNonNull(members));
      json = known;
    }
    return known;
  }

  /** The value of a member; null when there is none, or when it is null. */
  public @Nullable Object get(String name) {
    return asMap().get(Objects.requireNonNull(name));
  }

  /** Whether there is no member. */
  public boolean isEmpty() {
    return "{}".equals(json) || asMap().isEmpty();
  }

  /** This object with one member set, in its place or at the end. */
  public Metadata with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(asMap());
    changed.put(Objects.requireNonNull(name), value);
    return of(changed);
  }

  /** This object without one member. */
  public Metadata without(String name) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(asMap());
    changed.remove(name);
    return of(changed);
  }

  private static Map<String, @Nullable Object> copyOfMap(
      Map<?, ? extends @Nullable Object> source, int depth) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    source.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            throw new IllegalArgumentException("A member's name must be a string: " + name);
          }
          copy.put(text, copyOf(value, depth));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyOf(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("Metadata is nested deeper than %d".formatted(MAX_DEPTH));
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return copyOfMap(map, depth + 1);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(copyOf(element, depth + 1)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Number number) {
      return numberOf(number);
    }
    throw new IllegalArgumentException(
        "Metadata cannot hold a " + value.getClass().getName() + "; convert it to a JSON type");
  }

  private static Number numberOf(Number number) {
    if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("Metadata cannot hold NaN or an infinity");
      }
      return value;
    }
    throw new IllegalArgumentException(
        "Metadata cannot hold a " + number.getClass().getName() + "; use Long or Double");
  }

  /** Whether the other is metadata with equal members; their order does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metadata metadata && asMap().equals(metadata.asMap());
  }

  @Override
  public int hashCode() {
    return asMap().hashCode();
  }

  /** Returns the JSON text. */
  @Override
  public String toString() {
    return toJson();
  }
}
