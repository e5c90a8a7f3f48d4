package io.quilt.search.es;

import org.jspecify.annotations.Nullable;

/** Collects documents of one index, and hands them over in bulks. Used by one thread. */
final class BulkWriter {
  private static final int MOST_DOCUMENTS = 5_000;

  private final String index;
  private final BulkSender sender;
  private final BulkQueue queue;
  private BulkBody body = new BulkBody();

  BulkWriter(String index, BulkSender sender, BulkQueue queue) {
    this.index = index;
    this.sender = sender;
    this.queue = queue;
  }

  /** Puts a document in the place of that of its id and routing. */
  void index(
      String id, String routing, @Nullable IndexedRevision revision, BulkBody.Document document) {
    body.index(id, routing, revision, document);
    flushIfFull();
  }

  /** Adds members to the document of that id, which is made if there is none. */
  void upsert(String id, @Nullable IndexedRevision revision, BulkBody.Document document) {
    body.upsert(id, revision, document);
    flushIfFull();
  }

  /** Removes a document, if it is there. */
  void delete(String id, String routing) {
    body.delete(id, routing);
    flushIfFull();
  }

  private void flushIfFull() {
    if (body.size() >= MOST_DOCUMENTS || body.length() >= sender.limit()) {
      flush();
    }
  }

  /** Hands over what is left. */
  void flush() {
    if (body.size() > 0) {
      submit(body.finish());
      body = new BulkBody();
    }
  }

  /** Hands over a batch that was collected elsewhere. */
  void submit(BulkBatch batch) {
    queue.submit(() -> sender.send(index, batch));
  }
}
