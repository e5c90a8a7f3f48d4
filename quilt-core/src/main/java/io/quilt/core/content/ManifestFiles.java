package io.quilt.core.content;

import io.quilt.api.EntrySource;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.PackageEntry;
import io.quilt.api.QuiltPackage;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.core.config.Environment;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestReader;
import io.quilt.core.manifest.ManifestWriter;
import io.quilt.core.manifest.Spool;
import io.quilt.core.manifest.TopHasher;
import io.quilt.core.manifest.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Packages from manifests and manifests from packages. Thread-safe; it borrows the workers. */
public final class ManifestFiles {
  /** Packed entries beyond this many bytes go to a temporary file where they are streamed. */
  private static final long STREAMED_HEAP = 32L << 20;

  private static final String RECORD_LIMIT_VARIABLE = "QUILT_MANIFEST_MAX_RECORD_SIZE";

  private final Workers workers;

  /** Uses these workers, which are borrowed. */
  public ManifestFiles(Workers workers) {
    this.workers = workers;
  }

  /** Reads a file into memory. */
  public PackedPackage load(Path manifest) {
    return new PackedPackage(reader(Spool.inMemory()).read(manifest), Lineage.NONE);
  }

  /** Reads a stream into memory. */
  public PackedPackage load(InputStream manifest, String name) {
    return new PackedPackage(reader(Spool.inMemory()).read(manifest, name), Lineage.NONE);
  }

  /** Opens a file for streaming. */
  public StreamedPackage open(Path manifest) {
    return streamed(reader(spool()).read(manifest));
  }

  /** Opens a stream for streaming. */
  public StreamedPackage open(InputStream manifest, String name) {
    return streamed(reader(spool()).read(manifest, name));
  }

  private static StreamedPackage streamed(Manifest manifest) {
    return new StreamedPackage(manifest, Lineage.NONE, null);
  }

  /** A package of memory that descends from a revision. */
  public QuiltPackage inMemory(Manifest manifest, Origin origin) {
    return new PackedPackage(manifest, origin.lineage(manifest));
  }

  /** A package of a stream that descends from a revision; its top hash is null if unchecked. */
  public StreamedPackage streamed(Manifest manifest, @Nullable TopHash topHash, Origin origin) {
    return new StreamedPackage(manifest, origin.lineage(manifest), topHash);
  }

  /** What reads manifests, keeping the packed entries where the spool says. */
  public ManifestReader reader(Spool spool) {
    return new ManifestReader(workers, spool, Math.max(ManifestReader.RECORD_LIMIT, recordLimit()));
  }

  /** A spool that keeps little in memory. */
  public static Spool spool() {
    return Spool.beyond(STREAMED_HEAP);
  }

  /** The top hash of a manifest. */
  public TopHash topHash(Manifest manifest) {
    return new TopHasher(workers).hash(manifest.header(), manifest.entries());
  }

  /** Writes a manifest; the stream is not closed. */
  public void write(Manifest manifest, OutputStream out) {
    try {
      new ManifestWriter(workers, recordLimit()).write(manifest, out);
      out.flush();
    } catch (IOException e) {
      throw new StorageException("Cannot write the manifest: " + e.getMessage(), e);
    }
  }

  private static int recordLimit() {
    return Environment.positiveNumber(RECORD_LIMIT_VARIABLE, ManifestWriter.RECORD_LIMIT);
  }

  /** Does something with the manifest of any content, and releases what that took. */
  public <T> T withManifest(EntrySource content, Function<Manifest, T> use) {
    if (content instanceof ManifestContent known) {
      return use.apply(known.manifest());
    }
    try (Stream<PackageEntry> entries = content.entries();
        Manifest collected = collect(content, entries)) {
      return use.apply(collected);
    }
  }

  private static Manifest collect(EntrySource content, Stream<PackageEntry> entries) {
    try (RevisionCollector collector = new RevisionCollector()) {
      entries.forEachOrdered(collector::add);
      return collector.finish(content.header(), content);
    } catch (IllegalArgumentException e) {
      throw new MalformedManifestException("of the given content", 0, e.getMessage() + "", e);
    }
  }
}
