package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings some packages up to date. What the index has is read first and what the registry has
 * second, so that of two runs at once none takes back what the other found later.
 */
final class PackagesUpdate {
  private final Registry registry;
  private final IndexedPointers indexed;
  private final DocumentIds ids;
  private final RevisionWriter writer;
  private final IndexTally tally;
  private final Map<TopHash, IndexedRevision> written = new HashMap<>();
  private final List<IndexedRevision> read = new ArrayList<>();
  private final List<IndexedRevision> pointed = new ArrayList<>();

  PackagesUpdate(
      Registry registry,
      IndexedPointers indexed,
      DocumentIds ids,
      RevisionWriter writer,
      IndexTally tally) {
    this.registry = registry;
    this.indexed = indexed;
    this.ids = ids;
    this.writer = writer;
    this.tally = tally;
  }

  void update(Collection<PackageName> names) {
    List<PackagePlan> plans = plans(names);
    writeRevisions(plans);
    writer.settle();
    plans.forEach(this::writePointers);
    writer.settle();
    count();
  }

  private List<PackagePlan> plans(Collection<PackageName> names) {
    Map<String, Map<String, IndexedPointers.Pointer>> known = indexed.of(names);
    List<PackagePlan> plans = new ArrayList<>();
    for (PackageName name : names) {
      try {
        RegistryPointers pointers = RegistryPointers.read(registry, name);
        plans.add(
            new PackagePlan(name, pointers, known.getOrDefault(name.toString(), Map.of()), ids));
      } catch (QuiltInterruptedException e) {
        throw e;
      } catch (QuiltException e) {
        tally.addFailure(name, "", e);
      }
    }
    return plans;
  }

  private void writeRevisions(List<PackagePlan> plans) {
    Set<TopHash> wanted = new HashSet<>();
    plans.forEach(plan -> wanted.addAll(plan.manifests()));
    Set<TopHash> present = indexed.present(wanted);
    for (PackagePlan plan : plans) {
      for (TopHash topHash : plan.manifests()) {
        boolean done = written.containsKey(topHash) && !hasFailed(topHash);
        if (!present.contains(topHash) && !done) {
          IndexedRevision revision = writer.write(plan.name(), topHash, plan.firstNamed(topHash));
          written.put(topHash, revision);
          read.add(revision);
        }
      }
    }
  }

  private boolean hasFailed(TopHash topHash) {
    IndexedRevision revision = written.get(topHash);
    return revision != null && revision.hasFailed();
  }

  private void writePointers(PackagePlan plan) {
    plan.missing()
        .forEach(
            (id, pointer) -> {
              if (!hasFailed(pointer.topHash())) {
                writePointer(id, plan, pointer);
              }
            });
    for (IndexedPointers.Pointer pointer : plan.stale(this::hasFailed)) {
      writer.remove(pointer);
      tally.addRemoved();
    }
  }

  private void writePointer(String id, PackagePlan plan, PackageRevision pointer) {
    IndexedRevision revision = new IndexedRevision(plan.name(), pointer.topHash());
    pointed.add(revision);
    writer.point(
        id,
        revision,
        json -> {
          EntryDocuments.join(json, "ptr", DocumentIds.manifest(pointer.topHash()));
          json.writeStringField("ptr_name", plan.name().toString());
          json.writeStringField("ptr_tag", pointer.pointer());
          ManifestDocument.writeTime(json, "ptr_last_modified", plan.written(pointer));
        });
  }

  private void count() {
    for (IndexedRevision revision : read) {
      if (!revision.hasFailed()) {
        tally.addRevision();
      }
    }
    pointed.stream().filter(revision -> !revision.hasFailed()).forEach(each -> tally.addWritten());
    read.forEach(this::countFailure);
    pointed.forEach(this::countFailure);
  }

  private void countFailure(IndexedRevision revision) {
    revision
        .failure()
        .ifPresent(error -> tally.addFailure(revision.name(), revision.topHash().value(), error));
  }
}
