package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonGenerator;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageReader;
import io.quilt.api.PhysicalKey;
import io.quilt.api.TopHash;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of a manifest: what its header says, and the sums over its entries. */
final class ManifestDocument implements BulkBody.Document {
  private static final int LAST_YEAR = 9999;

  private final TopHash topHash;
  private final @Nullable Instant published;
  private final PackageReader reader;
  private long files;
  private long bytes;

  /**
   * Begins without entries.
   *
   * @param published when the manifest was first named, or null if that is not known
   */
  ManifestDocument(TopHash topHash, @Nullable Instant published, PackageReader reader) {
    this.topHash = topHash;
    this.published = published;
    this.reader = reader;
  }

  /** Counts an entry. */
  void add(PackageEntry entry) {
    files++;
    long sum = bytes + entry.size().orElse(0);
    bytes = sum < 0 ? Long.MAX_VALUE : sum;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("join_field");
    json.writeStringField("name", "mnfst");
    json.writeEndObject();
    json.writeStringField("mnfst_hash", topHash.value());
    writeTime(json, "mnfst_last_modified", published);
    if (reader.message().isPresent()) {
      DocumentText.write(json, "mnfst_message", DocumentText.cut(reader.message().get()));
    }
    DocumentText.writeJson(json, "mnfst_metadata", reader.metadata());
    MetadataFields.write(json, reader.metadata());
    json.writeObjectFieldStart("mnfst_stats");
    json.writeNumberField("total_bytes", bytes);
    json.writeNumberField("total_files", files);
    json.writeEndObject();
    if (reader.header().get("workflow") instanceof Map<?, ?> workflow) {
      writeWorkflow(json, workflow);
    }
  }

  /** Writes a time, unless there is none, or it is later than clusters can read. */
  static void writeTime(JsonGenerator json, String name, @Nullable Instant time)
      throws IOException {
    if (time != null && time.atOffset(ZoneOffset.UTC).getYear() <= LAST_YEAR) {
      json.writeStringField(name, time.toString());
    }
  }

  private static void writeWorkflow(JsonGenerator json, Map<?, ?> workflow) throws IOException {
    json.writeObjectFieldStart("mnfst_workflow");
    if (workflow.get("id") instanceof String id) {
      DocumentText.write(json, "id", id);
    }
    String version = version(workflow.get("config"));
    if (version != null) {
      DocumentText.write(json, "config_version_id", version);
    }
    if (workflow.get("schemas") instanceof Map<?, ?> schemas) {
      json.writeArrayFieldStart("schemas");
      for (Map.Entry<?, ?> schema : schemas.entrySet()) {
        json.writeStartObject();
        DocumentText.write(json, "id", String.valueOf(schema.getKey()));
        DocumentText.write(json, "url", String.valueOf(schema.getValue()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static @Nullable String version(@Nullable Object config) {
    try {
      return config instanceof String url ? PhysicalKey.parse(url).versionId().orElse(null) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
