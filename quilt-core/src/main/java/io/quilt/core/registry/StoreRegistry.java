package io.quilt.core.registry;

import io.quilt.api.AmbiguousHashException;
import io.quilt.api.BrowseOptions;
import io.quilt.api.BuildOptions;
import io.quilt.api.EntryContent;
import io.quilt.api.EntrySource;
import io.quilt.api.InstallOptions;
import io.quilt.api.InstallResult;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.UnsafeKeyException;
import io.quilt.core.transfer.ObjectReader;
import io.quilt.spi.PutCondition;
import io.quilt.spi.QuiltContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The registry over any object store, with either layout. */
public final class StoreRegistry implements Registry {
  private static final int SHORTEST_PREFIX = 6;
  private static final int TOP_HASH_DIGITS = 64;
  private static final int SHORTEST_SHORT_FORM = 7;

  private final RegistryStore registry;
  private final Revisions revisions;
  private final Manifests manifests;
  private final ObjectReader reader;
  private final Function<Optional<Registry>, StoreRegistry> installTarget;

  /**
   * Opens a registry; nothing is read yet.
   *
   * @param installTarget gives the local registry that receives the manifests of installed
   *     packages: the given one, or the default
   */
  public StoreRegistry(
      PhysicalKey location,
      RegistryLayout layout,
      QuiltContext context,
      Function<Optional<Registry>, StoreRegistry> installTarget) {
    this.registry = new RegistryStore(location, layout, context);
    this.revisions = Revisions.of(registry);
    this.manifests = new Manifests(registry, revisions);
    this.reader = new ObjectReader(context);
    this.installTarget = installTarget;
  }

  RegistryStore store() {
    return registry;
  }

  Publisher publisher() {
    return new Publisher(registry, revisions);
  }

  @Override
  public PhysicalKey location() {
    return registry.location();
  }

  @Override
  public RegistryLayout layout() {
    return registry.layout();
  }

  @Override
  public Stream<PackageName> packages() {
    return revisions.packages();
  }

  @Override
  public Stream<PackageRevision> revisions(PackageName name) {
    return revisions.list(name);
  }

  @Override
  public Optional<TopHash> latest(PackageName name) {
    return revisions.latest(name).map(Revisions.Pointer::topHash);
  }

  @Override
  public TopHash resolve(PackageName name, String prefix) {
    if (prefix.length() < SHORTEST_PREFIX || prefix.length() > TOP_HASH_DIGITS) {
      throw new IllegalArgumentException(
          "'%s' is not the beginning of a top hash: give 6 to 64 digits".formatted(prefix));
    }
    if (TopHash.isTopHash(prefix)) {
      return TopHash.of(prefix);
    }
    List<TopHash> found = prefix.matches("[0-9a-f]+") ? withPrefix(name, prefix, 2) : List.of();
    if (found.isEmpty()) {
      throw revisions.noRevision(name, prefix);
    }
    if (found.size() > 1) {
      throw new AmbiguousHashException(prefix);
    }
    return found.get(0);
  }

  private List<TopHash> withPrefix(PackageName name, String prefix, int most) {
    try (Stream<TopHash> hashes = revisions.withPrefix(name, prefix)) {
      return hashes.limit(most).toList();
    }
  }

  @Override
  public String shorten(PackageName name, TopHash topHash) {
    String digits = topHash.value();
    List<TopHash> alike =
        withPrefix(name, digits.substring(0, SHORTEST_SHORT_FORM), Integer.MAX_VALUE);
    if (!alike.contains(topHash)) {
      throw revisions.noRevision(name, digits);
    }
    int length =
        alike.stream()
            .filter(other -> !other.equals(topHash))
            .mapToInt(other -> mismatch(digits, other.value()) + 1)
            .max()
            .orElse(0);
    return digits.substring(0, Math.max(length, SHORTEST_SHORT_FORM));
  }

  private static int mismatch(String left, String right) {
    int index = 0;
    while (index < left.length() && left.charAt(index) == right.charAt(index)) {
      index++;
    }
    return index;
  }

  @Override
  public QuiltPackage browse(PackageName name, BrowseOptions options) {
    return manifests.browse(name, topHash(name, options), options);
  }

  @Override
  public PackageReader open(PackageName name, BrowseOptions options) {
    return manifests.open(name, topHash(name, options), options);
  }

  private TopHash topHash(PackageName name, BrowseOptions options) {
    return options
        .revision()
        .map(revision -> resolve(name, revision))
        .or(() -> latest(name))
        .orElseThrow(() -> revisions.noPackage(name));
  }

  @Override
  public TopHash build(PackageName name, EntrySource content, BuildOptions options) {
    return new Pusher(this, reader).build(name, content, options);
  }

  @Override
  public PushResult push(PackageName name, EntrySource content, PushOptions options) {
    return new Pusher(this, reader).push(name, content, options);
  }

  @Override
  public InstallResult install(PackageName name, InstallOptions options) {
    StoreRegistry target = installTarget.apply(options.destinationRegistry());
    TopHash topHash = topHash(name, options.revision());
    return new Installer(this, target, manifests, reader).install(name, topHash, options);
  }

  @Override
  public EntryContent fetch(PackageEntry entry) {
    if (entry.physicalKey().isLocal() && !location().isLocal()) {
      throw foreignFile(entry);
    }
    return new StoredContent(entry, reader);
  }

  static UnsafeKeyException foreignFile(PackageEntry entry) {
    return new UnsafeKeyException(
        entry.physicalKey().toString(),
        "entry '%s' of a package from elsewhere names a file of this machine; allow local files"
                .formatted(entry.logicalKey())
            + " only if you trust the package");
  }

  @Override
  public TopHash rollback(PackageName name, String topHashOrPrefix) {
    TopHash topHash = resolve(name, topHashOrPrefix);
    if (!revisions.hasLatest(name)) {
      throw revisions.noPackage(name);
    }
    if (!manifests.exists(name, topHash) || !isRevisionOf(name, topHash)) {
      throw revisions.noRevision(name, topHashOrPrefix);
    }
    revisions.moveLatest(name, topHash, PutCondition.always());
    return topHash;
  }

  private boolean isRevisionOf(PackageName name, TopHash topHash) {
    try (Stream<PackageRevision> all = revisions.list(name)) {
      return all.anyMatch(revision -> revision.topHash().equals(topHash));
    }
  }

  @Override
  public void delete(PackageName name) {
    revisions.delete(Objects.requireNonNull(name));
  }

  @Override
  public void delete(PackageName name, TopHash topHash) {
    revisions.delete(Objects.requireNonNull(name), Objects.requireNonNull(topHash));
  }

  /** Returns the location. */
  @Override
  public String toString() {
    return registry.toString();
  }
}
