package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Brings the indexes of a registry up to date, some packages at a time. Used by one thread. */
final class IndexRun {
  private static final int PACKAGES = 50;

  private final Registry registry;
  private final IndexSetup setup;
  private final IndexedPointers indexed;
  private final DocumentIds ids = new DocumentIds();
  private final RevisionWriter writer;
  private final IndexTally tally;
  private final Set<PackageName> seen = new HashSet<>();

  IndexRun(
      Registry registry, IndexNames names, Cluster cluster, BulkQueue queue, IndexTally tally) {
    this.registry = registry;
    this.setup = new IndexSetup(cluster, names);
    this.indexed = new IndexedPointers(cluster, names);
    this.writer = new RevisionWriter(registry, names, ids, new BulkSender(cluster), queue, tally);
    this.tally = tally;
  }

  IndexReport run() {
    setup.ensure();
    setup.refresh();
    try (Stream<PackageName> names = registry.packages()) {
      List<PackageName> some = new ArrayList<>();
      names.forEachOrdered(
          name -> {
            some.add(name);
            if (some.size() == PACKAGES) {
              update(some);
              some.clear();
            }
          });
      update(some);
    }
    indexed.names(this::updateUnseen);
    if (tally.hasWritten()) {
      setup.refresh();
    }
    return tally.report();
  }

  // Not simply removed: another run may have indexed a package that is newer than our listing.
  private void updateUnseen(List<PackageName> names) {
    List<PackageName> unseen = names.stream().filter(Predicate.not(seen::contains)).toList();
    for (int from = 0; from < unseen.size(); from += PACKAGES) {
      update(unseen.subList(from, Math.min(unseen.size(), from + PACKAGES)));
    }
  }

  private void update(List<PackageName> names) {
    if (!names.isEmpty()) {
      seen.addAll(names);
      new PackagesUpdate(registry, indexed, ids, writer, tally).update(names);
      tally.addPackages(names.size());
    }
  }
}
