package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import java.io.IOException;
import java.util.function.Supplier;

/** Spells all entries of a package in parallel, and gives the bytes in order. */
final class EntryEncoding {
  private EntryEncoding() {}

  /** Takes bytes, which are overwritten when it returns. */
  interface ByteSink {
    void accept(byte[] bytes, int length) throws IOException;
  }

  static void run(
      PackedEntries entries,
      Workers workers,
      String operation,
      Supplier<RowEncoder> encoders,
      ByteSink sink)
      throws IOException {
    try (BlockSource blocks = entries.blocks();
        OrderedWork<EncodeTask> work =
            new OrderedWork<>(workers, operation, () -> new EncodeTask(encoders.get()))) {
      for (PackedBlock block = blocks.next(); block != null; block = blocks.next()) {
        EncodeTask task = work.spare();
        task.fill(block);
        work.submit(task);
        if (work.isFull()) {
          take(work, sink);
        }
      }
      while (!work.isEmpty()) {
        take(work, sink);
      }
    }
  }

  private static void take(OrderedWork<EncodeTask> work, ByteSink sink) throws IOException {
    EncodeTask task = work.take();
    Utf8Buffer out = task.out();
    sink.accept(out.array(), out.length());
    work.recycle(task);
  }
}
