package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.TopHash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the index of packages lacks of one package, and what it has too much. */
final class PackagePlan {
  private final PackageName name;
  private final RegistryPointers pointers;
  private final Map<String, IndexedPointers.Pointer> indexed;
  private final Map<String, PackageRevision> missing = new LinkedHashMap<>();
  private final Set<String> wanted = new LinkedHashSet<>();

  /**
   * Compares.
   *
   * @param indexed the pointers that the index has, by id
   */
  PackagePlan(
      PackageName name,
      RegistryPointers pointers,
      Map<String, IndexedPointers.Pointer> indexed,
      DocumentIds ids) {
    this.name = name;
    this.pointers = pointers;
    this.indexed = indexed;
    for (PackageRevision pointer : pointers.all()) {
      String id = ids.pointer(name, pointer.pointer(), pointer.topHash());
      wanted.add(id);
      if (!indexed.containsKey(id)) {
        missing.put(id, pointer);
      }
    }
  }

  PackageName name() {
    return name;
  }

  /** The pointers that are not indexed, by id. */
  Map<String, PackageRevision> missing() {
    return missing;
  }

  /** The manifests that they name, newest first; a pointer is indexed after its manifest only. */
  Set<TopHash> manifests() {
    return missing.values().stream()
        .map(PackageRevision::topHash)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The indexed pointers that the registry no longer has. One that has moved stays until what it
   * names now is indexed.
   */
  List<IndexedPointers.Pointer> stale(Predicate<TopHash> failed) {
    Set<String> held =
        missing.values().stream()
            .filter(pointer -> failed.test(pointer.topHash()))
            .map(PackageRevision::pointer)
            .collect(Collectors.toSet());
    return indexed.values().stream()
        .filter(pointer -> !wanted.contains(pointer.id()) && !held.contains(pointer.tag()))
        .toList();
  }

  /** When a manifest was first named; null if that is not known. */
  @Nullable Instant firstNamed(TopHash topHash) {
    return pointers.firstNamed(topHash);
  }

  /** When a pointer was written; null if that is not known. */
  @Nullable Instant written(PackageRevision pointer) {
    return pointers.written(pointer);
  }
}
