package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PackageRevision;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pointers that a package of a registry has now. */
final class RegistryPointers {
  private final List<PackageRevision> all;
  private final Map<TopHash, Instant> first = new HashMap<>();
  private final Map<TopHash, Instant> last = new HashMap<>();

  private RegistryPointers(List<PackageRevision> all) {
    this.all = all;
    for (PackageRevision pointer : all) {
      pointer.published().ifPresent(time -> add(pointer.topHash(), time));
    }
  }

  private void add(TopHash topHash, Instant time) {
    first.merge(topHash, time, (one, other) -> one.isBefore(other) ? one : other);
    last.merge(topHash, time, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Reads them. */
  static RegistryPointers read(Registry registry, PackageName name) {
    List<PackageRevision> found = new ArrayList<>();
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      revisions.forEachOrdered(found::add);
    } catch (PackageNotFoundException gone) {
      return new RegistryPointers(List.of());
    }
    // Not every layout lists it.
    if (found.stream().noneMatch(PackageRevision::isLatest)) {
      registry
          .latest(name)
          .ifPresent(topHash -> found.add(0, new PackageRevision(PackageRevision.LATEST, topHash)));
    }
    return new RegistryPointers(found);
  }

  /** All of them, newest first; none if the package is gone. */
  List<PackageRevision> all() {
    return all;
  }

  /** When a manifest was first named by one of them; null if only {@code latest} names it. */
  @Nullable Instant firstNamed(TopHash topHash) {
    return first.get(topHash);
  }

  /** When a pointer was written; of {@code latest}, as far as the others tell. */
  @Nullable Instant written(PackageRevision pointer) {
    return pointer.published().orElse(last.get(pointer.topHash()));
  }
}
