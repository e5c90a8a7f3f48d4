package io.quilt.core.registry;

import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PackageRevision;
import io.quilt.api.RevisionNotFoundException;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.core.layout.Layout;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which packages and revisions a registry has, as its layout tells. What does not belong to the
 * layout is skipped.
 */
abstract sealed class Revisions permits RevisionsV1, RevisionsV2 {
  final RegistryStore registry;
  private final Layout layout;

  Revisions(RegistryStore registry, Layout layout) {
    this.registry = registry;
    this.layout = layout;
  }

  static Revisions of(RegistryStore registry) {
    return switch (registry.layout()) {
      case V1 -> new RevisionsV1(registry);
      case V2 -> new RevisionsV2(registry);
    };
  }

  Layout layout() {
    return layout;
  }

  /** The names of all packages. */
  abstract Stream<PackageName> packages();

  /** The revisions of a package as pointers, newest first, {@code latest} before all. */
  abstract Stream<PackageRevision> list(PackageName name);

  /** The top hashes that begin with a prefix, among those that the layout looks at. */
  abstract Stream<TopHash> withPrefix(PackageName name, String prefix);

  /**
   * Claims what a revision is listed by, before {@code latest} names it.
   *
   * @return the key that was written for it alone, and is to be deleted if it is not published
   */
  abstract Optional<String> claim(PackageName name, TopHash topHash);

  abstract void delete(PackageName name);

  abstract void delete(PackageName name, TopHash topHash);

  /** What {@code latest} names, with what is known of the pointer. */
  Optional<Pointer> latest(PackageName name) {
    return registry
        .readSmall(layout.latest(name))
        .map(
            object ->
                new Pointer(
                    object.info(),
                    topHash(object.bytes()).orElseThrow(() -> damaged(layout.latest(name)))));
  }

  /** Whether there is a {@code latest}, whatever it holds. */
  boolean hasLatest(PackageName name) {
    return registry.store().head(layout.latest(name), null).isPresent();
  }

  /** A pointer and what it names. */
  record Pointer(ObjectInfo info, TopHash topHash) {}

  private StorageException damaged(String key) {
    return new StorageException(
        "Pointer %s holds no top hash; roll the package back to a revision to repair it"
            .formatted(registry.describe(key)),
        null);
  }

  /** Moves {@code latest}. */
  void moveLatest(PackageName name, TopHash topHash, PutCondition condition) {
    registry.store().put(layout.latest(name), body(topHash), condition);
  }

  static Body body(TopHash topHash) {
    return Body.of(topHash.value().getBytes(StandardCharsets.US_ASCII));
  }

  static Optional<TopHash> topHash(byte[] pointer) {
    String text = new String(pointer, StandardCharsets.UTF_8).strip();
    return TopHash.isTopHash(text) ? Optional.of(TopHash.of(text)) : Optional.empty();
  }

  /**
   * Reads many pointers at once, in order; those that are gone or hold no top hash are left out.
   */
  Stream<PackageRevision> readPointers(Iterator<String> keys) {
    return registry.parallel(keys, this::readPointer).stream().flatMap(Optional::stream);
  }

  private Optional<PackageRevision> readPointer(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return registry
        .readSmall(key)
        .flatMap(object -> topHash(object.bytes()))
        .map(topHash -> new PackageRevision(name, topHash));
  }

  void deleteAll(Collection<String> keys) {
    DeleteReport report = registry.store().deleteAll(keys);
    report.errors().entrySet().stream()
        .findFirst()
        .ifPresent(
            error -> {
              throw new StorageException(
                  "%d of %d objects could not be deleted, the first is %s: %s; delete again"
                      .formatted(
                          report.errors().size(),
                          keys.size(),
                          registry.describe(error.getKey()),
                          error.getValue()),
                  null);
            });
  }

  /** After the newest revision is gone: {@code latest} names the next one, or is removed. */
  void replaceLatest(PackageName name, TopHash deleted, @Nullable TopHash next) {
    Optional<Pointer> latest = latest(name);
    if (latest.isEmpty() || !latest.get().topHash().equals(deleted)) {
      return;
    }
    if (next == null) {
      deleteAll(List.of(layout.latest(name)));
    } else {
      moveUnlessMoved(name, next, latest.get());
    }
  }

  private void moveUnlessMoved(PackageName name, TopHash next, Pointer latest) {
    try {
      moveLatest(name, next, PutCondition.ifMatches(latest.info().revision()));
    } catch (PreconditionFailedException movedOn) {
      // Somebody published meanwhile, so latest does not name the deleted revision any more.
      return;
    }
  }

  PackageNotFoundException noPackage(PackageName name) {
    return new PackageNotFoundException(name, registry.toString());
  }

  RevisionNotFoundException noRevision(PackageName name, String revision) {
    return new RevisionNotFoundException(name, revision, registry.toString());
  }
}
