package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of a manifest as it is indexed. Fields that are missing, or of another type, are empty.
 *
 * @param source the document
 */
public record EntryDocument(Metadata source) {
  /** Checks that the document is there. */
  public EntryDocument {
    Objects.requireNonNull(source);
  }

  /** The logical key. */
  public Optional<String> logicalKey() {
    return DocumentFields.text(source, "entry_lk");
  }

  /** The physical key. */
  public Optional<String> physicalKey() {
    return DocumentFields.text(source, "entry_pk");
  }

  /** The number of bytes. */
  public OptionalLong size() {
    return DocumentFields.number(source, "entry_size");
  }

  /** The checksum. */
  public Optional<Checksum> checksum() {
    return hash("type").flatMap(type -> hash("value").map(value -> new Checksum(type, value)));
  }

  private Optional<String> hash(String member) {
    return DocumentFields.text(source, "entry_hash", member).filter(text -> !text.isBlank());
  }

  /** The metadata of the entry, as JSON text. */
  public Optional<String> metadataJson() {
    return DocumentFields.text(source, "entry_metadata");
  }
}
