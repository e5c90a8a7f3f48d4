package io.quilt.core.registry;

import io.quilt.api.CommitStateUnknownException;
import io.quilt.api.ConflictException;
import io.quilt.api.PackageName;
import io.quilt.api.QuiltException;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.core.manifest.Manifest;
import io.quilt.spi.Body;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a revision known: first its manifest, then its pointer, then {@code latest}. Whatever
 * happens between, {@code latest} names a complete revision.
 */
final class Publisher {
  private final RegistryStore registry;
  private final Revisions revisions;

  Publisher(RegistryStore registry, Revisions revisions) {
    this.registry = registry;
    this.revisions = revisions;
  }

  Optional<TopHash> latest(PackageName name) {
    return revisions.latest(name).map(Revisions.Pointer::topHash);
  }

  /** Refuses to go over a revision that is not among the known ones. */
  void checkParent(PackageName name, Optional<TopHash> latest, Set<TopHash> known) {
    latest
        .filter(topHash -> !known.contains(topHash))
        .ifPresent(
            topHash -> {
              throw conflict(name, topHash);
            });
  }

  private ConflictException conflict(PackageName name, @Nullable TopHash latest) {
    return new ConflictException(name, latest, registry.toString());
  }

  /** Publishes without looking at what {@code latest} names. */
  void publish(PackageName name, TopHash topHash, Manifest manifest) {
    putManifest(name, topHash, manifest);
    revisions.claim(name, topHash);
    revisions.moveLatest(name, topHash, PutCondition.always());
  }

  /** Publishes unless {@code latest} names another revision than these, or this one itself. */
  void publishAfter(PackageName name, TopHash topHash, Manifest manifest, Set<TopHash> known) {
    Optional<Revisions.Pointer> latest = revisions.latest(name);
    Optional<TopHash> named = latest.map(Revisions.Pointer::topHash);
    if (!named.equals(Optional.of(topHash))) {
      checkParent(name, named, known);
    }
    putManifest(name, topHash, manifest);
    Optional<String> claimed = revisions.claim(name, topHash);
    PutCondition unchanged =
        latest
            .map(pointer -> PutCondition.ifMatches(pointer.info().revision()))
            .orElse(PutCondition.ifAbsent());
    try {
      revisions.moveLatest(name, topHash, unchanged);
    } catch (PreconditionFailedException | StoreOutcomeUnknownException e) {
      settle(name, topHash, claimed, e);
    }
  }

  /** A refused write can meet its own success: what latest names now decides. */
  private void settle(
      PackageName name, TopHash topHash, Optional<String> claimed, QuiltException refused) {
    Optional<TopHash> winner;
    try {
      winner = latest(name);
    } catch (QuiltException e) {
      e.addSuppressed(refused);
      throw new CommitStateUnknownException(name, topHash, e);
    }
    if (winner.equals(Optional.of(topHash))) {
      return;
    }
    if (refused instanceof StoreOutcomeUnknownException) {
      throw new CommitStateUnknownException(name, topHash, refused);
    }
    claimed.ifPresent(this::deleteOwnPointer);
    throw conflict(name, winner.orElse(null));
  }

  private void deleteOwnPointer(String key) {
    try {
      registry.store().deleteOnce(key);
    } catch (QuiltException bestEffort) {
      System.getLogger("io.quilt.registry")
          .log(System.Logger.Level.DEBUG, "A pointer without a revision stays: {0}", key);
    }
  }

  private void putManifest(PackageName name, TopHash topHash, Manifest manifest) {
    try (ManifestBody body = ManifestBody.of(manifest, Manifests.files(registry))) {
      registry
          .store()
          .put(revisions.layout().manifest(name, topHash), body.body(), PutCondition.always());
    } catch (IOException e) {
      throw new StorageException("Cannot keep the manifest for a moment", e);
    }
  }

  /** Registers a manifest's own bytes where there is none of that top hash yet. */
  void register(PackageName name, TopHash topHash, Body manifest) {
    String key = revisions.layout().manifest(name, topHash);
    if (registry.store().head(key, null).isEmpty()) {
      registry.store().put(key, manifest, PutCondition.always());
    }
    revisions.claim(name, topHash);
    revisions.moveLatest(name, topHash, PutCondition.always());
  }
}
