package io.quilt.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A manifest, or a pointer to one, as it is indexed. Fields that are missing, or of another type,
 * are empty.
 *
 * @param source the document
 */
public record PackageDocument(Metadata source) {
  private static final String MANIFEST = "mnfst:";

  /** Checks that the document is there. */
  public PackageDocument {
    Objects.requireNonNull(source);
  }

  /** The package's name, of a pointer, or of one to this manifest. */
  public Optional<String> name() {
    return DocumentFields.text(source, "ptr_name");
  }

  /** The pointer's tag: {@code latest}, or unix seconds. */
  public Optional<String> tag() {
    return DocumentFields.text(source, "ptr_tag");
  }

  /** The top hash, of a manifest, or of the one that a pointer points to. */
  public Optional<String> topHash() {
    return DocumentFields.text(source, "mnfst_hash")
        .or(
            () ->
                DocumentFields.text(source, "join_field", "parent")
                    .filter(parent -> parent.startsWith(MANIFEST))
                    .map(parent -> parent.substring(MANIFEST.length())));
  }

  /** When the manifest or the pointer was written. */
  public Optional<Instant> lastModified() {
    return DocumentFields.instant(source, "mnfst_last_modified")
        .or(() -> DocumentFields.instant(source, "ptr_last_modified"));
  }

  /** The message of the revision. */
  public Optional<String> message() {
    return DocumentFields.text(source, "mnfst_message");
  }

  /** The metadata of the package, as JSON text. */
  public Optional<String> metadataJson() {
    return DocumentFields.text(source, "mnfst_metadata");
  }

  /** The sum of the sizes of all entries. */
  public OptionalLong totalBytes() {
    return DocumentFields.number(source, "mnfst_stats", "total_bytes");
  }

  /** The number of entries. */
  public OptionalLong totalFiles() {
    return DocumentFields.number(source, "mnfst_stats", "total_files");
  }

  /** The workflow that validated the revision. */
  public Optional<String> workflowId() {
    return DocumentFields.text(source, "mnfst_workflow", "id");
  }
}
