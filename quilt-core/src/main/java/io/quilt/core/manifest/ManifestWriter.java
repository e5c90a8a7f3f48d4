package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;

/** Writes manifests, byte for byte as quilt3 does. Thread-safe. */
public final class ManifestWriter {
  /** The longest record that quilt3 writes unless told otherwise, in bytes. */
  public static final int RECORD_LIMIT = 1_000_000;

  private final Workers workers;
  private final int recordLimit;

  /** A writer with the default limit; see {@link #ManifestWriter(Workers, int)}. */
  public ManifestWriter(Workers workers) {
    this(workers, RECORD_LIMIT);
  }

  /**
   * Makes a writer.
   *
   * @param workers are borrowed
   * @param recordLimit the longest record that is written, in bytes of UTF-8 without its newline
   */
  public ManifestWriter(Workers workers, int recordLimit) {
    this.workers = workers;
    this.recordLimit = recordLimit;
  }

  /**
   * Writes a manifest; see {@link #write(ManifestHeader, DirectoryMetadata, PackedEntries,
   * OutputStream)}.
   */
  public void write(Manifest manifest, OutputStream out) throws IOException {
    write(manifest.header(), manifest.directories(), manifest.entries(), out);
  }

  /**
   * Writes the header, then the metadata of directories, then the entries. The stream is neither
   * flushed nor closed, and is given large pieces, so it needs no buffer.
   *
   * @throws IOException if the stream fails
   * @throws io.quilt.api.QuiltException if a record is over the limit; what came before it is
   *     written
   * @throws io.quilt.api.QuiltInterruptedException if the thread is interrupted
   */
  public void write(
      ManifestHeader header, DirectoryMetadata directories, PackedEntries entries, OutputStream out)
      throws IOException {
    WrittenRow rows = new WrittenRow(recordLimit);
    Utf8Buffer buffer = new Utf8Buffer(1024);
    rows.append(header, buffer);
    for (DirectoryRow directory : directories.rows()) {
      if (!directory.isEmpty()) {
        rows.append(directory, buffer);
      }
      if (buffer.length() > PackedBlockBuilder.FULL) {
        out.write(buffer.array(), 0, buffer.length());
        buffer.clear();
      }
    }
    out.write(buffer.array(), 0, buffer.length());
    EntryEncoding.run(
        entries,
        workers,
        "writing a manifest",
        () -> new WrittenRow(recordLimit),
        (bytes, length) -> out.write(bytes, 0, length));
  }
}
