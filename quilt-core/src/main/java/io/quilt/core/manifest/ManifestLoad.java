package io.quilt.core.manifest;

import java.io.IOException;
import java.io.InputStream;

/** The reading of one manifest. */
final class ManifestLoad implements AutoCloseable {
  static final String OPERATION = "reading a manifest";

  private final int recordLimit;
  private final ChunkReader chunks;
  private final OrderedWork<ParseTask> work;
  private final BlockAssembler assembler;
  private final DirectoryMetadata directories = new DirectoryMetadata();
  private long linesTaken = 1;

  ManifestLoad(Workers workers, Spool spool, InputStream in, int recordLimit) {
    this.recordLimit = recordLimit;
    this.chunks = new ChunkReader(in, recordLimit);
    this.work = new OrderedWork<>(workers, OPERATION, () -> new ParseTask(recordLimit));
    this.assembler = new BlockAssembler(spool);
  }

  Manifest run() throws IOException {
    ParseTask first = work.spare();
    byte[] bytes = chunks.read(first.buffer());
    int newline = Lines.newline(bytes, 0, chunks.length());
    ManifestHeader header = header(bytes, newline, chunks.length());
    first.fill(bytes, Math.min(newline + 1, chunks.length()), chunks.length());
    work.submit(first);
    while (readNext()) {
      if (work.isFull()) {
        take();
      }
    }
    takeAll();
    return finish(header);
  }

  private boolean readNext() throws IOException {
    ParseTask task = work.spare();
    byte[] bytes = readChunk(task.buffer());
    if (chunks.length() == 0) {
      return false;
    }
    task.fill(bytes, 0, chunks.length());
    work.submit(task);
    return true;
  }

  private byte[] readChunk(byte[] buffer) throws IOException {
    try {
      return chunks.read(buffer);
    } catch (ManifestProblem e) {
      takeAll();
      throw e.after(linesTaken);
    }
  }

  private void takeAll() {
    while (!work.isEmpty()) {
      take();
    }
  }

  private ManifestHeader header(byte[] bytes, int newline, int length) {
    if (length == 0) {
      throw new ManifestProblem(0, "an empty file, which has no header");
    }
    try {
      int end = Lines.contentEnd(bytes, 0, newline, length);
      Lines.checkLength(end, recordLimit);
      return ManifestHeader.parse(bytes, 0, end);
    } catch (IllegalArgumentException e) {
      throw new ManifestProblem(1, String.valueOf(e.getMessage()));
    }
  }

  private void take() {
    ParseTask task = takeTask();
    PackedBlock block = task.block();
    if (block != null) {
      assembler.add(block.at(linesTaken));
    }
    for (DirectoryRow row : task.directories()) {
      directories.put(new DirectoryRow(row.key(), row.meta(), linesTaken + row.line()));
    }
    linesTaken += task.lines();
    work.recycle(task);
  }

  private ParseTask takeTask() {
    try {
      return work.take();
    } catch (ManifestProblem e) {
      throw e.after(linesTaken);
    }
  }

  private Manifest finish(ManifestHeader header) {
    PackedEntries entries = new PackedEntries(assembler.finish());
    try {
      directories.rows().forEach(row -> checkDirectory(row, entries));
    } catch (RuntimeException e) {
      entries.close();
      throw e;
    }
    return new Manifest(header, directories, entries);
  }

  private static void checkDirectory(DirectoryRow row, PackedEntries entries) {
    String key = row.key();
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      String directory = key.substring(0, slash);
      if (entries.find(directory) != null) {
        throw KeyClash.fileAndDirectory(directory, row.line());
      }
    }
  }

  @Override
  public void close() {
    work.close();
    assembler.close();
  }
}
