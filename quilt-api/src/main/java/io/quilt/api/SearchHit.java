package io.quilt.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** The document as a package's, if it has a manifest's hash or a pointer's name. */
  public Optional<PackageDocument> asPackage() {
    return present("mnfst_hash") || present("ptr_name")
        ? Optional.of(new PackageDocument(source))
        : Optional.empty();
  }

  /** The document as an entry's, if it has an entry's logical key. */
  public Optional<EntryDocument> asEntry() {
    return present("entry_lk") ? Optional.of(new EntryDocument(source)) : Optional.empty();
  }

  private boolean present(String field) {
    return source.get(field) != null;
  }
}
