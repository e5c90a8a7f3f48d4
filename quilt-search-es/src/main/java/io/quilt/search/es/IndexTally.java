package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.QuiltException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what a run does, and tells who wants to know. Used by one thread. */
final class IndexTally {
  private static final int MOST_FAILURES = 1_000;
  private static final int STEP = 5_000;

  private final String name;
  private final Consumer<IndexReport> listener;
  private final List<IndexReport.Failure> failures = new ArrayList<>();
  private long packages;
  private long revisions;
  private long entries;
  private long written;
  private long removed;
  private long failureCount;

  IndexTally(String name, Consumer<IndexReport> listener) {
    this.name = name;
    this.listener = listener;
  }

  void addPackages(int more) {
    packages += more;
    tell();
  }

  void addRevision() {
    revisions++;
  }

  void addEntry() {
    entries++;
    if (entries % STEP == 0) {
      tell();
    }
  }

  void addWritten() {
    written++;
  }

  void addRemoved() {
    removed++;
  }

  void addFailure(PackageName packageName, String topHash, QuiltException error) {
    failureCount++;
    if (failures.size() < MOST_FAILURES) {
      failures.add(new IndexReport.Failure(packageName, topHash, error));
    }
  }

  /** Whether anything was sent to the cluster. */
  boolean hasWritten() {
    return revisions + entries + written + removed > 0;
  }

  private void tell() {
    listener.accept(report());
  }

  IndexReport report() {
    return new IndexReport(
        name, packages, revisions, entries, written, removed, failureCount, failures);
  }
}
