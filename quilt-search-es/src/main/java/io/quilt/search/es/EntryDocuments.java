package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quilt.api.Checksum;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The documents of the entries of a registry, and of their objects. Used by one thread. */
final class EntryDocuments {
  private static final String S3 = "s3";
  private static final String NO_VERSION = "null";

  private final PhysicalKey registry;
  private final String below;
  private final DocumentIds ids;

  EntryDocuments(PhysicalKey registry, DocumentIds ids) {
    this.registry = registry;
    this.ids = ids;
    String path = registry.path();
    this.below = path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  /** Adds the document of an entry. */
  void addEntry(BulkWriter packages, IndexedRevision revision, PackageEntry entry) {
    String manifest = DocumentIds.manifest(revision.topHash());
    packages.index(
        ids.entry(revision.topHash(), entry.logicalKey()),
        manifest,
        revision,
        json -> writeEntry(json, manifest, entry));
  }

  private static void writeEntry(JsonGenerator json, String manifest, PackageEntry entry)
      throws IOException {
    join(json, "entry", manifest);
    json.writeStringField("entry_lk", entry.logicalKey().value());
    json.writeStringField("entry_pk", entry.physicalKey().toString());
    if (entry.physicalKey().scheme().equals(S3)) {
      writeS3(json, entry.physicalKey());
    }
    writeSize(json, "entry_size", entry.size());
    if (entry.checksum().isPresent()) {
      Checksum sum = entry.checksum().get();
      json.writeObjectFieldStart("entry_hash");
      DocumentText.write(json, "type", sum.type());
      DocumentText.write(json, "value", sum.value());
      json.writeEndObject();
    }
    DocumentText.writeJson(json, "entry_metadata", entry.meta());
  }

  /** Writes to which manifest a document belongs. */
  static void join(JsonGenerator json, String kind, String manifest) throws IOException {
    json.writeObjectFieldStart("join_field");
    json.writeStringField("name", kind);
    json.writeStringField("parent", manifest);
    json.writeEndObject();
  }

  private static void writeS3(JsonGenerator json, PhysicalKey place) throws IOException {
    json.writeObjectFieldStart("entry_pk_parsed");
    json.writeObjectFieldStart(S3);
    json.writeStringField("bucket", place.root());
    json.writeStringField("key", place.path());
    if (place.versionId().isPresent()) {
      json.writeStringField("version_id", place.versionId().get());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeSize(JsonGenerator json, String name, OptionalLong size)
      throws IOException {
    if (size.isPresent()) {
      json.writeNumberField(name, size.getAsLong());
    }
  }

  /** Adds the document of an entry's object, if it lies in the registry. */
  void addObject(BulkWriter objects, IndexedRevision revision, PackageEntry entry) {
    PhysicalKey place = entry.physicalKey();
    Optional<String> key = keyInRegistry(place);
    if (key.isPresent()) {
      objects.upsert(
          ids.object(key.get(), place.versionId().orElse(NO_VERSION)),
          revision,
          json -> writeObject(json, key.get(), entry));
    }
  }

  private Optional<String> keyInRegistry(PhysicalKey place) {
    boolean inside =
        place.scheme().equals(registry.scheme())
            && place.root().equals(registry.root())
            && place.path().startsWith(below)
            && place.path().length() > below.length();
    return inside ? Optional.of(place.path().substring(below.length())) : Optional.empty();
  }

  private static void writeObject(JsonGenerator json, String key, PackageEntry entry)
      throws IOException {
    json.writeStringField("key", key);
    json.writeStringField("key_text", key);
    json.writeStringField("ext", extension(entry.physicalKey().name()));
    writeSize(json, "size", entry.size());
    if (entry.physicalKey().versionId().isPresent()) {
      json.writeStringField("version_id", entry.physicalKey().versionId().get());
    }
    json.writeBooleanField("was_packaged", true);
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
