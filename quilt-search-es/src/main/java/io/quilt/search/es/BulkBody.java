package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulk request while it is written, straight into bytes. Not thread-safe. */
final class BulkBody {
  private static final JsonFactory JSON = new JsonFactory().setRootValueSeparator(null);
  private static final int CONFLICTS = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final List<BulkBatch.Operation> operations = new ArrayList<>();
  private final JsonGenerator json;
  private int[] ends = new int[64];

  /** Writes the members of a document, between its brackets. */
  @FunctionalInterface
  interface Document {
    void write(JsonGenerator json) throws IOException;
  }

  BulkBody() {
    try {
      json = JSON.createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a document in the place of that of its id and routing. */
  void index(String id, String routing, @Nullable IndexedRevision revision, Document document) {
    add(
        id,
        revision,
        () -> {
          action("index", id, routing);
          json.writeStartObject();
          document.write(json);
          json.writeEndObject();
          json.writeRaw('\n');
        });
  }

  /** Adds members to the document of that id, which is made if there is none. */
  void upsert(String id, @Nullable IndexedRevision revision, Document document) {
    add(
        id,
        revision,
        () -> {
          json.writeStartObject();
          json.writeObjectFieldStart("update");
          json.writeStringField("_id", id);
          json.writeNumberField("retry_on_conflict", CONFLICTS);
          json.writeEndObject();
          json.writeEndObject();
          json.writeRaw('\n');
          json.writeStartObject();
          json.writeObjectFieldStart("doc");
          document.write(json);
          json.writeEndObject();
          json.writeBooleanField("doc_as_upsert", true);
          json.writeEndObject();
          json.writeRaw('\n');
        });
  }

  /** Removes a document, if it is there. */
  void delete(String id, String routing) {
    add(id, null, () -> action("delete", id, routing));
  }

  private void action(String name, String id, String routing) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart(name);
    json.writeStringField("_id", id);
    json.writeStringField("routing", routing);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @FunctionalInterface
  private interface Lines {
    void write() throws IOException;
  }

  private void add(String id, @Nullable IndexedRevision revision, Lines lines) {
    try {
      lines.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (operations.size() == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[operations.size()] = length();
    operations.add(new BulkBatch.Operation(id, revision));
  }

  /** The number of bytes so far. */
  int length() {
    return bytes.size() + json.getOutputBuffered();
  }

  /** The number of operations so far. */
  int size() {
    return operations.size();
  }

  /** All that was written; nothing more is, afterwards. */
  BulkBatch finish() {
    try {
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BulkBatch(bytes.toByteArray(), Arrays.copyOf(ends, size()), operations);
  }
}
