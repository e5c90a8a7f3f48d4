package io.quilt.core.registry;

import io.quilt.api.BrowseOptions;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageName;
import io.quilt.api.QuiltPackage;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.api.TopHashMismatchException;
import io.quilt.api.UnverifiableEntryException;
import io.quilt.core.content.ManifestFiles;
import io.quilt.core.content.Origin;
import io.quilt.core.content.StreamedPackage;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.Spool;
import io.quilt.core.manifest.Workers;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.InputStream;

/** The manifests of a registry, each read once and checked against its top hash. */
final class Manifests {
  private final RegistryStore registry;
  private final Revisions revisions;
  private final ManifestFiles files;

  Manifests(RegistryStore registry, Revisions revisions) {
    this.registry = registry;
    this.revisions = revisions;
    this.files = files(registry);
  }

  static ManifestFiles files(RegistryStore registry) {
    return new ManifestFiles(
        Workers.borrow(registry.context().executor(), Runtime.getRuntime().availableProcessors()));
  }

  String key(PackageName name, TopHash topHash) {
    return revisions.layout().manifest(name, topHash);
  }

  boolean exists(PackageName name, TopHash topHash) {
    return registry.store().head(key(name, topHash), null).isPresent();
  }

  QuiltPackage browse(PackageName name, TopHash topHash, BrowseOptions options) {
    Manifest manifest = read(name, topHash, Spool.inMemory());
    verify(name, topHash, options, manifest);
    return files.inMemory(manifest, origin(name, topHash));
  }

  StreamedPackage open(PackageName name, TopHash topHash, BrowseOptions options) {
    Manifest manifest = read(name, topHash, ManifestFiles.spool());
    boolean verified = verify(name, topHash, options, manifest);
    return files.streamed(manifest, verified ? topHash : null, origin(name, topHash));
  }

  private Origin origin(PackageName name, TopHash topHash) {
    return new Origin(name, topHash, registry.location().isLocal());
  }

  private Manifest read(PackageName name, TopHash topHash, Spool spool) {
    String source = source(name, topHash);
    try (ObjectContent content = content(name, topHash)) {
      return files.reader(spool).read(content.stream(), source);
    } catch (IOException e) {
      throw new StorageException("Cannot read manifest " + source, e);
    }
  }

  private String source(PackageName name, TopHash topHash) {
    return registry.describe(key(name, topHash));
  }

  private ObjectContent content(PackageName name, TopHash topHash) {
    try {
      return registry.store().read(ReadRequest.of(key(name, topHash)));
    } catch (ObjectNotFoundException missing) {
      throw revisions.noRevision(name, topHash.value());
    }
  }

  /** The bytes of a manifest as they are stored. */
  Body body(PackageName name, TopHash topHash) {
    String key = key(name, topHash);
    ObjectInfo info =
        registry
            .store()
            .head(key, null)
            .orElseThrow(() -> revisions.noRevision(name, topHash.value()));
    return new StoredBody(registry.store(), info);
  }

  private record StoredBody(ObjectStore store, ObjectInfo info) implements Body {
    @Override
    public long length() {
      return info.size();
    }

    @Override
    public InputStream open(long offset) {
      ReadRequest whole = ReadRequest.of(info.key()).ifMatches(info.revision());
      return store
          .read(offset == 0 ? whole : whole.range(offset, Math.max(1, info.size() - offset)))
          .stream();
    }
  }

  /**
   * Compares a manifest with its top hash, and closes it if they differ. Where an entry has no
   * checksum there is no top hash to compare with, and the manifest is read all the same.
   */
  private boolean verify(
      PackageName name, TopHash expected, BrowseOptions options, Manifest manifest) {
    if (options.wrongTopHashAllowed()) {
      return false;
    }
    try {
      TopHash actual = files.topHash(manifest);
      if (!actual.equals(expected)) {
        throw new TopHashMismatchException(source(name, expected), expected, actual);
      }
      return true;
    } catch (UnverifiableEntryException incomplete) {
      return false;
    } catch (RuntimeException e) {
      manifest.close();
      throw e;
    }
  }
}
