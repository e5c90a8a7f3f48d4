package io.quilt.core.manifest;

/**
 * Collects entries in any order and puts them in package order. Not thread-safe. Close it: it may
 * hold a temporary file until {@link #finish()} gives it away.
 */
public final class EntryCollector implements AutoCloseable {
  private final PackedBlockBuilder builder = new PackedBlockBuilder();
  private final BlockAssembler assembler;
  private long taken;

  /** Collects entries, of which the spool says how many stay in memory. */
  public EntryCollector(Spool spool) {
    assembler = new BlockAssembler(spool);
  }

  /**
   * Adds an entry; the row can be used again.
   *
   * @throws IllegalArgumentException if its logical key is that of another entry, or one is a
   *     directory of the other; this may also be found later, by {@link #finish()}
   */
  public void add(ManifestRow row) {
    row.line = 0;
    try {
      builder.add(row, builder.count() + 1);
      if (builder.isFull()) {
        flush();
      }
    } catch (ManifestProblem e) {
      throw new IllegalArgumentException(e.problem(), e);
    }
  }

  private void flush() {
    boolean ordered = builder.isOrdered();
    int count = builder.count();
    PackedBlock block = builder.build(taken);
    builder.reset();
    assembler.add(ordered ? block : BlockSorter.sort(block, builder));
    builder.reset();
    taken += count;
  }

  /**
   * Gives all entries, in order; nothing can be added then.
   *
   * @throws IllegalArgumentException as {@link #add} does
   */
  public PackedEntries finish() {
    try {
      if (!builder.isEmpty()) {
        flush();
      }
      return new PackedEntries(assembler.finish());
    } catch (ManifestProblem e) {
      throw new IllegalArgumentException(e.problem(), e);
    }
  }

  @Override
  public void close() {
    assembler.close();
  }
}
