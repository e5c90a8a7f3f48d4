package io.quilt.api;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A content of given entries, in the order given, that counts its open streams. */
final class FixedSource implements EntrySource {
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger read = new AtomicInteger();
  private final Metadata header;
  private final List<PackageEntry> entries;

  FixedSource(List<PackageEntry> entries) {
    this(Metadata.empty().with("version", "v0"), entries);
  }

  FixedSource(Metadata header, List<PackageEntry> entries) {
    this.header = header;
    this.entries = entries;
  }

  @Override
  public Metadata header() {
    return header;
  }

  @Override
  public SortedMap<LogicalKey, Metadata> directories() {
    return new TreeMap<>();
  }

  @Override
  public Stream<PackageEntry> entries() {
    open.incrementAndGet();
    return entries.stream().peek(entry -> read.incrementAndGet()).onClose(open::decrementAndGet);
  }
}
