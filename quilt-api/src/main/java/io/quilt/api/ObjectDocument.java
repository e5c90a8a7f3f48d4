package io.quilt.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object as it is indexed: one document for each version. Fields that are missing, or of another
 * type, are empty.
 *
 * @param source the document
 */
public record ObjectDocument(Metadata source) {
  /** Checks that the document is there. */
  public ObjectDocument {
    Objects.requireNonNull(source);
  }

  /** The key in the bucket. */
  public Optional<String> key() {
    return DocumentFields.text(source, "key");
  }

  /** The file extension, with its dot. */
  public Optional<String> extension() {
    return DocumentFields.text(source, "ext");
  }

  /** The number of bytes. */
  public OptionalLong size() {
    return DocumentFields.number(source, "size");
  }

  /** When the object was written. */
  public Optional<Instant> lastModified() {
    return DocumentFields.instant(source, "last_modified");
  }

  /** The version. */
  public Optional<String> versionId() {
    return DocumentFields.text(source, "version_id");
  }

  /** The entity tag. */
  public Optional<String> etag() {
    return DocumentFields.text(source, "etag");
  }

  /** The text that was extracted from the object. */
  public Optional<String> content() {
    return DocumentFields.text(source, "content");
  }

  /** Whether this version deletes the object. */
  public boolean isDeleteMarker() {
    return DocumentFields.flag(source, "delete_marker");
  }
}
