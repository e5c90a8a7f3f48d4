package io.quilt.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One result.
 *
 * @param index the index that holds it
 * @param id its id in the index
 * @param score how well it fits; NaN when the service did not say
 * @param source the document
 * @param highlights by field, the passages that fit
 * @param raw the hit as the service returned it
 */
public record SearchHit(
    String index,
    String id,
    double score,
    Metadata source,
    Map<String, List<String>> highlights,
    Metadata raw) {
  private static final List<String> POINTER_FIELDS =
      List.of("ptr_name", "ptr_tag", "ptr_last_modified");

  /** Copies the map and its lists. */
  public SearchHit {
    Objects.requireNonNull(index);
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
    highlights =
        highlights.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, field -> List.copyOf(field.getValue())));
    Objects.requireNonNull(raw);
  }

  /** The document as an object's, if it has an object's key. */
  public Optional<ObjectDocument> asObject() {
    return present("key") ? Optional.of(new ObjectDocument(source)) : Optional.empty();
  }

  /**
   * The document as a package's, if it has a manifest's hash or a pointer's name. Where a manifest
   * was found with a pointer to it, as by {@link PackageQuery}, it has the pointer's fields too.
   */
  public Optional<PackageDocument> asPackage() {
    if (present("ptr_name")) {
      return Optional.of(new PackageDocument(source));
    }
    return present("mnfst_hash")
        ? Optional.of(new PackageDocument(withPointer()))
        : Optional.empty();
  }

  /** The document as an entry's, if it has an entry's logical key. */
  public Optional<EntryDocument> asEntry() {
    return present("entry_lk") ? Optional.of(new EntryDocument(source)) : Optional.empty();
  }

  private boolean present(String field) {
    return DocumentFields.text(source, field).isPresent();
  }

  private Metadata withPointer() {
    Object found = DocumentFields.value(raw, "inner_hits", "ptr", "hits", "hits");
    if (!(found instanceof List<?> pointers)
        || pointers.isEmpty()
        || !(pointers.get(0) instanceof Map<?, ?> first)
        || !(first.get("_source") instanceof Map<?, ?> pointer)) {
      return source;
    }
    Map<String, @Nullable Object> both = new LinkedHashMap<>(source.asMap());
    for (String field : POINTER_FIELDS) {
      if (pointer.get(field) instanceof String text) {
        both.put(field, text);
      }
    }
    return Metadata.of(both);
  }
}
