package io.quilt.core.registry;

import io.quilt.api.BrowseOptions;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.UnsafeKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that revisions of a package name inside local registries. Packages are installed below
 * the local registry by default, where pushed objects lie too, and one must not replace the other.
 */
final class NamedObjects {
  private final Set<StoreRegistry> registries = new HashSet<>();
  private final PackageName name;
  private @Nullable Set<PhysicalKey> named;

  NamedObjects(StoreRegistry source, StoreRegistry target, PackageName name) {
    this.name = name;
    for (StoreRegistry registry : List.of(source, target)) {
      if (registry.location().isLocal()) {
        registries.add(registry);
      }
    }
  }

  /** Whether a file that exists is named; the manifests are read when it is first asked. */
  boolean mayBe(Path file) {
    boolean inside =
        registries.stream().anyMatch(registry -> file.startsWith(registry.location().toPath()));
    return inside && Files.exists(file) && named().contains(PhysicalKey.of(file));
  }

  UnsafeKeyException refusal(Path file) {
    return new UnsafeKeyException(
        file.toString(),
        "it would replace bytes that another revision of '%s' names; choose another destination"
            .formatted(name));
  }

  private Set<PhysicalKey> named() {
    Set<PhysicalKey> known = named;
    if (known == null) {
      known = new HashSet<>();
      for (StoreRegistry registry : registries) {
        collect(registry, known);
      }
      named = known;
    }
    return known;
  }

  private void collect(StoreRegistry registry, Set<PhysicalKey> keys) {
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      revisions
          .map(PackageRevision::topHash)
          .distinct()
          .forEach(topHash -> collect(registry, topHash.value(), keys));
    } catch (PackageNotFoundException none) {
      return;
    }
  }

  private void collect(StoreRegistry registry, String topHash, Set<PhysicalKey> keys) {
    BrowseOptions any = BrowseOptions.revision(topHash).allowWrongTopHash();
    try (var revision = registry.open(name, any);
        Stream<PackageEntry> entries = revision.entries()) {
      entries.map(PackageEntry::physicalKey).filter(registry.store()::holds).forEach(keys::add);
    }
  }
}
