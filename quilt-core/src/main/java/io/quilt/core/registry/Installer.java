package io.quilt.core.registry;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.InstallOptions;
import io.quilt.api.InstallResult;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.core.content.StreamedPackage;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import io.quilt.core.transfer.ChunkedDownload;
import io.quilt.core.transfer.InstallCheck;
import io.quilt.core.transfer.LocalFile;
import io.quilt.core.transfer.ObjectCache;
import io.quilt.core.transfer.ObjectReader;
import io.quilt.core.transfer.OrderedWork;
import io.quilt.core.transfer.ProgressMeter;
import io.quilt.spi.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Installs packages: checks everything, copies the files, then registers the manifest. */
final class Installer {
  private final StoreRegistry source;
  private final StoreRegistry target;
  private final Manifests manifests;
  private final ObjectReader reader;
  private final FileHasher hasher;
  private final ObjectCache cache;

  Installer(StoreRegistry source, StoreRegistry target, Manifests manifests, ObjectReader reader) {
    this.source = source;
    this.target = target;
    this.manifests = manifests;
    this.reader = reader;
    this.hasher = new FileHasher(source.store().context().executor());
    this.cache = ObjectCache.of(source.store().context().userFiles());
  }

  InstallResult install(PackageName name, TopHash topHash, InstallOptions options) {
    Path folder = folder(name, options).toAbsolutePath().normalize();
    try (StreamedPackage content = manifests.open(name, topHash, options.revision())) {
      Selection selection = Selection.of(content, options.path());
      Set<String> otherRoots = check(name, selection, folder, options);
      InstallResult result = copy(selection, folder, topHash, otherRoots, options);
      register(name, topHash);
      return result;
    }
  }

  private Path folder(PackageName name, InstallOptions options) {
    return options
        .destination()
        .orElseGet(
            () ->
                source
                    .store()
                    .context()
                    .config()
                    .text(QuiltConfig.DEFAULT_INSTALL_LOCATION)
                    .map(PhysicalKey::ofLocation)
                    .orElse(target.location())
                    .resolve(name.toString())
                    .toPath());
  }

  /** Refuses what must not be followed, before anything is written; gives the other places. */
  private Set<String> check(
      PackageName name, Selection selection, Path folder, InstallOptions options) {
    Set<String> otherRoots = new TreeSet<>();
    InstallCheck places = new InstallCheck(folder);
    NamedObjects named = new NamedObjects(source, target, name);
    try (Stream<PackageEntry> entries = selection.entries()) {
      entries.forEachOrdered(
          entry -> {
            Path file = places.check(entry.logicalKey().value());
            checkBytes(entry, options);
            if (named.mayBe(file) && !isThere(entry, file)) {
              throw named.refusal(file);
            }
            if (!source.store().holds(entry.physicalKey())) {
              otherRoots.add(entry.physicalKey().scheme() + "://" + entry.physicalKey().root());
            }
          });
    }
    return otherRoots;
  }

  private void checkBytes(PackageEntry entry, InstallOptions options) {
    if (!options.unverifiedAllowed()) {
      ObjectReader.verifiable(entry);
    }
    boolean foreign = entry.physicalKey().isLocal() && !source.location().isLocal();
    if (foreign && !options.localFilesAllowed()) {
      throw StoreRegistry.foreignFile(entry);
    }
  }

  private InstallResult copy(
      Selection selection,
      Path folder,
      TopHash topHash,
      Set<String> otherRoots,
      InstallOptions options) {
    ProgressMeter meter = new ProgressMeter(options.listener(), selection.content().size(), -1);
    AtomicLong objects = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    AtomicLong kept = new AtomicLong();
    LocalFile.makeFolder(folder);
    try (Stream<PackageEntry> entries = selection.entries()) {
      OrderedWork.run(
          entries.iterator(),
          entry -> {
            long copied = install(entry, FileNames.resolve(folder, entry.logicalKey().value()));
            meter.done(entry.size().orElse(0));
            return copied;
          },
          source.store().context().executor(),
          source.store().window(),
          copied -> {
            objects.addAndGet(copied < 0 ? 0 : 1);
            bytes.addAndGet(Math.max(copied, 0));
            kept.addAndGet(copied < 0 ? 1 : 0);
          });
    }
    meter.end();
    return new InstallResult(topHash, folder, objects.get(), bytes.get(), kept.get(), otherRoots);
  }

  /** Copies a file; gives its size, or -1 if it was there already. */
  private long install(PackageEntry entry, Path file) {
    if (isThere(entry, file)) {
      return -1;
    }
    try {
      if (!copyCached(entry, file)) {
        fetch(entry, file);
        cache.remember(entry.physicalKey(), file);
      }
      return Files.size(file);
    } catch (IOException e) {
      throw new StorageException(
          "Cannot install '%s' from %s: %s".formatted(file, entry.physicalKey(), e.getMessage()),
          e);
    }
  }

  /** Copies a file of this machine that should hold the same bytes, if it does. */
  private boolean copyCached(PackageEntry entry, Path file) {
    Optional<Path> cached = cache.find(entry.physicalKey());
    if (cached.isEmpty() || !isVerifiable(entry)) {
      return false;
    }
    try {
      stream(entry.withPhysicalKey(PhysicalKey.of(cached.get())), file);
      return true;
    } catch (IOException | ChecksumMismatchException | ObjectNotFoundException changed) {
      return false;
    }
  }

  private void fetch(PackageEntry entry, Path file) throws IOException {
    boolean done =
        ChunkedDownload.suits(entry)
            && ChunkedDownload.replace(file, entry, source.store().context());
    if (!done) {
      stream(entry, file);
    }
  }

  private void stream(PackageEntry entry, Path file) throws IOException {
    try (InputStream in = open(entry)) {
      LocalFile.replace(file, in);
    }
  }

  private InputStream open(PackageEntry entry) {
    return isVerifiable(entry) ? reader.openVerified(entry) : reader.open(entry.physicalKey(), 0);
  }

  private static boolean isVerifiable(PackageEntry entry) {
    return Pusher.isComplete(entry)
        && ChecksumType.find(entry.checksum().orElseThrow().type()).isPresent();
  }

  private boolean isThere(PackageEntry entry, Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !Pusher.isComplete(entry)
          || Files.size(file) != entry.size().getAsLong()) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    Checksum checksum = entry.checksum().orElseThrow();
    return ChecksumType.find(checksum.type())
        .map(type -> hasher.hash(file, type).checksum().equals(checksum))
        .orElse(false);
  }

  private void register(PackageName name, TopHash topHash) {
    boolean same =
        source.location().equals(target.location()) && source.layout() == target.layout();
    if (!same) {
      target.publisher().register(name, topHash, manifests.body(name, topHash));
    }
  }
}
