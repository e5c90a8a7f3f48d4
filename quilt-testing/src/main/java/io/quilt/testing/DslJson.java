package io.quilt.testing;

import io.quilt.api.SearchException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pieces of a body in the query DSL. */
final class DslJson {
  private DslJson() {}

  static List<?> list(@Nullable Object json) {
    if (json == null) {
      return List.of();
    }
    return json instanceof List<?> list ? list : List.of(json);
  }

  static String text(String member, @Nullable Object json) {
    Object value = json instanceof Map<?, ?> members ? members.get(member) : json;
    if (value == null || value instanceof Map || value instanceof List) {
      throw new SearchException("The query has no '%s' where it needs one".formatted(member), null);
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked") // Metadata holds maps of texts only.
  static Map<String, @Nullable Object> members(String what, @Nullable Object json) {
    if (json instanceof Map<?, ?> members) {
      return (Map<String, @Nullable Object>) members;
    }
    throw new SearchException("In the query, '%s' must be an object".formatted(what), null);
  }

  static Map.Entry<String, @Nullable Object> onlyMember(String what, @Nullable Object json) {
    Map<String, @Nullable Object> members = members(what, json);
    if (members.size() != 1) {
      throw new SearchException("In the query, '%s' must have one member".formatted(what), null);
    }
    return members.entrySet().iterator().next();
  }

  static void checkMembers(String what, Map<?, ?> members, Set<String> known) {
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw unsupported(what + "." + name);
      }
    }
  }

  static SearchException unsupported(String what) {
    return new SearchException(
        "The in-memory searcher does not support '%s' in a query".formatted(what), null);
  }
}
