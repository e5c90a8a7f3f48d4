package io.quilt.search.es;

import io.quilt.api.BrowseOptions;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads revisions and writes their documents, the manifest's after all others are there: where it
 * is, the revision is whole. Used by one thread.
 */
final class RevisionWriter {
  private static final int MOST_MANIFESTS = 1_000;

  private final Registry registry;
  private final EntryDocuments documents;
  private final BulkWriter packages;
  private final BulkWriter objects;
  private final BulkSender sender;
  private final BulkQueue queue;
  private final IndexTally tally;
  private BulkBody manifests = new BulkBody();

  RevisionWriter(
      Registry registry,
      IndexNames names,
      DocumentIds ids,
      BulkSender sender,
      BulkQueue queue,
      IndexTally tally) {
    this.registry = registry;
    this.documents = new EntryDocuments(registry.location(), ids);
    this.packages = new BulkWriter(names.packages(), sender, queue);
    this.objects = new BulkWriter(names.objects(), sender, queue);
    this.sender = sender;
    this.queue = queue;
    this.tally = tally;
  }

  /** A manifest cannot be read, which is no fault of the cluster. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final QuiltException why;

    UnreadableException(QuiltException why) {
      super(why);
      this.why = why;
    }
  }

  private static <T> T reading(Supplier<T> part) throws UnreadableException {
    try {
      return part.get();
    } catch (QuiltInterruptedException e) {
      throw e;
    } catch (QuiltException e) {
      throw new UnreadableException(e);
    } catch (RuntimeException e) {
      throw new UnreadableException(
          new QuiltException("The registry failed while a manifest was read: " + e, e));
    }
  }

  /**
   * Writes a revision; its manifest follows when all is {@linkplain #settle settled}.
   *
   * @param published when it was first named, or null
   * @return what became of it, as far as that is known
   */
  IndexedRevision write(PackageName name, TopHash topHash, @Nullable Instant published) {
    IndexedRevision revision = new IndexedRevision(name, topHash);
    BrowseOptions which = BrowseOptions.revision(topHash.value()).allowWrongTopHash();
    try (PackageReader reader = reading(() -> registry.open(name, which))) {
      ManifestDocument manifest = new ManifestDocument(topHash, published, reader);
      writeEntries(revision, reader, manifest);
      // Parsed here, where it may fail.
      reading(() -> reader.header().asMap());
      String id = DocumentIds.manifest(topHash);
      manifests.index(id, id, revision, manifest);
    } catch (UnreadableException e) {
      revision.unreadable(e.why);
    }
    if (manifests.size() >= MOST_MANIFESTS || manifests.length() >= sender.limit()) {
      settle();
    }
    return revision;
  }

  private void writeEntries(
      IndexedRevision revision, PackageReader reader, ManifestDocument manifest)
      throws UnreadableException {
    try (Stream<PackageEntry> stream = reading(reader::entries)) {
      Iterator<PackageEntry> entries = stream.iterator();
      while (reading(entries::hasNext)) {
        PackageEntry entry = reading(entries::next);
        documents.addEntry(packages, revision, entry);
        documents.addObject(objects, revision, entry);
        manifest.add(entry);
        tally.addEntry();
      }
    }
  }

  /** Writes where a pointer leads. */
  void point(String id, IndexedRevision revision, BulkBody.Document document) {
    packages.index(id, DocumentIds.manifest(revision.topHash()), revision, document);
  }

  /** Removes a pointer. */
  void remove(IndexedPointers.Pointer pointer) {
    packages.delete(pointer.id(), pointer.manifest());
  }

  /** Waits until all is there, and then until the manifests are of which nothing was refused. */
  void settle() {
    packages.flush();
    objects.flush();
    queue.await();
    if (manifests.size() > 0) {
      packages.submit(manifests.finish().withoutFailed());
      manifests = new BulkBody();
      queue.await();
    }
  }
}
