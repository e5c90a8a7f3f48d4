package io.quilt.core.registry;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.core.layout.Layout;
import io.quilt.core.layout.LayoutV1;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Layout 1: a folder of pointers for each package, one for each revision and {@code latest}. */
final class RevisionsV1 extends Revisions {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");
  private static final int MAX_CLAIMS = 1000;

  private final LayoutV1 layout;

  RevisionsV1(RegistryStore registry) {
    this(registry, new LayoutV1());
  }

  private RevisionsV1(RegistryStore registry, LayoutV1 layout) {
    super(registry, layout);
    this.layout = layout;
  }

  @Override
  Stream<PackageName> packages() {
    return registry
        .foldersBelow(registry.folders(ListRequest.level(LayoutV1.NAMED_PACKAGES)))
        .flatMap(folder -> name(folder).stream());
  }

  private static Optional<PackageName> name(String folder) {
    String name = folder.substring(LayoutV1.NAMED_PACKAGES.length(), folder.length() - 1);
    int slash = name.indexOf('/');
    return Layout.packageName(name.substring(0, slash), name.substring(slash + 1));
  }

  @Override
  Stream<PackageRevision> list(PackageName name) {
    List<String> pointers = pointerNames(name);
    if (pointers.isEmpty()) {
      throw noPackage(name);
    }
    return readPointers(
        pointers.stream().map(pointer -> layout.pointers(name) + pointer).iterator());
  }

  /** {@code latest} and the seconds, newest first. */
  private List<String> pointerNames(PackageName name) {
    String folder = layout.pointers(name);
    return registry
        .objects(ListRequest.level(folder))
        .map(ObjectInfo::key)
        .map(key -> key.substring(folder.length()))
        .filter(pointer -> isLatest(pointer) || isSeconds(pointer))
        .sorted(Comparator.comparing(RevisionsV1::order).reversed())
        .toList();
  }

  private static boolean isLatest(String pointer) {
    return pointer.equals(PackageRevision.LATEST);
  }

  private static boolean isSeconds(String pointer) {
    return SECONDS.matcher(pointer).matches();
  }

  private static long order(String pointer) {
    return isLatest(pointer) ? Long.MAX_VALUE : Long.parseLong(pointer);
  }

  @Override
  Stream<TopHash> withPrefix(PackageName name, String prefix) {
    return registry
        .objects(ListRequest.level(layout.manifestsWithPrefix(name, prefix)))
        .flatMap(manifest -> Layout.topHash(manifest.key()).stream());
  }

  @Override
  Optional<String> claim(PackageName name, TopHash topHash) {
    long second = Instant.now().getEpochSecond();
    for (int attempt = 0; attempt < MAX_CLAIMS; attempt++) {
      String key = layout.pointer(name, second);
      if (put(key, topHash)) {
        return Optional.of(key);
      }
      // Many pushes in one second run ahead of the clock; the next one comes after all of them.
      second = Math.max(second, newestSecond(name)) + 1;
    }
    throw new StorageException(
        "No second is free for a pointer of package '%s' in %s; others push without pause, try again"
            .formatted(name, registry),
        null);
  }

  private long newestSecond(PackageName name) {
    return pointerNames(name).stream()
        .filter(Predicate.not(RevisionsV1::isLatest))
        .findFirst()
        .map(Long::parseLong)
        .orElse(0L);
  }

  private boolean put(String key, TopHash topHash) {
    boolean conditional = registry.store().capabilities().conditionalPut();
    if (!conditional && registry.store().head(key, null).isPresent()) {
      return false;
    }
    try {
      registry.store().put(key, body(topHash), PutCondition.ifAbsent());
      return true;
    } catch (PreconditionFailedException taken) {
      return false;
    } catch (StoreOutcomeUnknownException unknown) {
      return names(key, topHash);
    }
  }

  private boolean names(String key, TopHash topHash) {
    return registry
        .readSmall(key)
        .flatMap(object -> topHash(object.bytes()))
        .filter(topHash::equals)
        .isPresent();
  }

  @Override
  void delete(PackageName name) {
    List<String> pointers = pointerNames(name);
    if (pointers.isEmpty()) {
      throw noPackage(name);
    }
    // Without latest nobody reads the package; so it goes first, and a crash leaves no half of it.
    deleteAll(List.of(layout.latest(name)));
    deleteAll(
        pointers.stream()
            .filter(Predicate.not(RevisionsV1::isLatest))
            .map(pointer -> layout.pointers(name) + pointer)
            .toList());
  }

  @Override
  void delete(PackageName name, TopHash topHash) {
    List<PackageRevision> revisions;
    try (Stream<PackageRevision> all = list(name)) {
      revisions = all.toList();
    }
    List<PackageRevision> deleted =
        revisions.stream().filter(revision -> revision.topHash().equals(topHash)).toList();
    if (deleted.isEmpty()) {
      throw noRevision(name, topHash.value());
    }
    TopHash next =
        revisions.stream()
            .filter(revision -> !revision.isLatest() && !revision.topHash().equals(topHash))
            .map(PackageRevision::topHash)
            .findFirst()
            .orElse(null);
    replaceLatest(name, topHash, next);
    deleteAll(
        deleted.stream()
            .filter(revision -> !revision.isLatest())
            .map(revision -> layout.pointers(name) + revision.pointer())
            .toList());
  }
}
