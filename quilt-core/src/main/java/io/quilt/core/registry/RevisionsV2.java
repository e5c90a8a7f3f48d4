package io.quilt.core.registry;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.TopHash;
import io.quilt.core.layout.Layout;
import io.quilt.core.layout.LayoutV2;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Layout 2: a folder of manifests for each package, which are its revisions, and one of tags. */
final class RevisionsV2 extends Revisions {
  private final LayoutV2 layout;

  RevisionsV2(RegistryStore registry) {
    this(registry, new LayoutV2());
  }

  private RevisionsV2(RegistryStore registry, LayoutV2 layout) {
    super(registry, layout);
    this.layout = layout;
  }

  /** A manifest and when it was written. */
  private record Dated(TopHash topHash, Instant written) {
    PackageRevision revision() {
      return new PackageRevision(Long.toString(written.getEpochSecond()), topHash);
    }
  }

  @Override
  Stream<PackageName> packages() {
    return registry
        .folders(ListRequest.level(LayoutV2.MANIFESTS))
        .flatMap(folder -> name(folder).stream());
  }

  private static Optional<PackageName> name(String folder) {
    String name = folder.substring(LayoutV2.MANIFESTS.length(), folder.length() - 1);
    int at = name.indexOf('@');
    return at < 0
        ? Optional.empty()
        : Layout.packageName(name.substring(0, at), name.substring(at + 1));
  }

  @Override
  Stream<PackageRevision> list(PackageName name) {
    List<Dated> manifests = newestFirst(name);
    if (manifests.isEmpty()) {
      throw noPackage(name);
    }
    return manifests.stream().map(Dated::revision);
  }

  private List<Dated> newestFirst(PackageName name) {
    return registry
        .objects(ListRequest.recursive(layout.manifests(name)))
        .flatMap(RevisionsV2::dated)
        .sorted(Comparator.comparing(Dated::written).reversed().thenComparing(Dated::topHash))
        .toList();
  }

  private static Stream<Dated> dated(ObjectInfo manifest) {
    return LayoutV2.manifestOf(manifest.key())
        .map(topHash -> new Dated(topHash, manifest.lastModified()))
        .stream();
  }

  @Override
  Stream<TopHash> withPrefix(PackageName name, String prefix) {
    return registry
        .folders(ListRequest.level(layout.manifestsWithPrefix(name, prefix)))
        .flatMap(folder -> Layout.topHash(folder).stream());
  }

  @Override
  Optional<String> claim(PackageName name, TopHash topHash) {
    return Optional.empty();
  }

  @Override
  void delete(PackageName name) {
    List<Dated> manifests = newestFirst(name);
    List<String> tags = registry.keys(ListRequest.recursive(layout.pointers(name)));
    if (manifests.isEmpty() && tags.isEmpty()) {
      throw noPackage(name);
    }
    deleteAll(tags);
    deleteAll(
        manifests.stream().map(manifest -> layout.manifest(name, manifest.topHash())).toList());
  }

  @Override
  void delete(PackageName name, TopHash topHash) {
    List<Dated> manifests = newestFirst(name);
    if (manifests.isEmpty()) {
      throw noPackage(name);
    }
    if (manifests.stream().noneMatch(manifest -> manifest.topHash().equals(topHash))) {
      throw noRevision(name, topHash.value());
    }
    TopHash next =
        manifests.stream()
            .map(Dated::topHash)
            .filter(other -> !other.equals(topHash))
            .findFirst()
            .orElse(null);
    replaceLatest(name, topHash, next);
    deleteAll(tagsNaming(name, topHash));
    deleteAll(List.of(layout.manifest(name, topHash)));
  }

  private List<String> tagsNaming(PackageName name, TopHash topHash) {
    return registry.keys(ListRequest.recursive(layout.pointers(name))).stream()
        .filter(tag -> !tag.equals(layout.latest(name)))
        .filter(tag -> names(tag, topHash))
        .toList();
  }

  private boolean names(String tag, TopHash topHash) {
    return registry
        .readSmall(tag)
        .flatMap(object -> topHash(object.bytes()))
        .filter(topHash::equals)
        .isPresent();
  }
}
