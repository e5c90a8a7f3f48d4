package io.quilt.core.registry;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.core.transfer.ObjectReader;
import io.quilt.core.transfer.ObjectWriter;
import io.quilt.core.transfer.Stored;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides for every entry of a push whether it is copied, and where to. Thread-safe. */
final class Placement {
  private final RegistryStore registry;
  private final ObjectReader reader;
  private final boolean again;
  private final ObjectWriter writer;
  private final Predicate<PackageEntry> copied;
  private final Function<PackageEntry, PhysicalKey> destination;

  private Placement(
      RegistryStore registry,
      ObjectReader reader,
      boolean again,
      Predicate<PackageEntry> copied,
      Function<PackageEntry, PhysicalKey> destination) {
    this.registry = registry;
    this.reader = reader;
    this.again = again;
    this.writer = new ObjectWriter(registry.store(), reader, again);
    this.copied = copied;
    this.destination = destination;
  }

  /**
   * The places of a push.
   *
   * @param again whether the package has been pushed before
   */
  static Placement of(
      RegistryStore registry,
      PackageName name,
      PushOptions options,
      ObjectReader reader,
      boolean again) {
    return new Placement(
        registry,
        reader,
        again,
        options.selector().orElse(entry -> !registry.holds(entry.physicalKey())),
        options.destination().orElseGet(() -> below(prefix(registry, name, options))));
  }

  private static PhysicalKey prefix(RegistryStore registry, PackageName name, PushOptions options) {
    PhysicalKey prefix =
        options.destinationPrefix().orElseGet(() -> registry.location().resolve(name.toString()));
    if (!registry.holds(prefix.resolve("x"))) {
      throw new IllegalArgumentException(
          "Destination %s must lie in registry %s".formatted(prefix, registry));
    }
    return prefix;
  }

  private static Function<PackageEntry, PhysicalKey> below(PhysicalKey prefix) {
    return entry -> prefix.resolve(entry.logicalKey().value());
  }

  /** Puts an entry in its place, with its size and checksum. */
  Stored place(PackageEntry entry) {
    if (!copied.test(entry)) {
      return Stored.kept(Pusher.isComplete(entry) ? entry : reader.hashed(entry));
    }
    PhysicalKey target = target(entry);
    PhysicalKey source = entry.physicalKey();
    if (target.equals(source.withVersionId(null))) {
      return Stored.kept(Pusher.isComplete(entry) ? entry : reader.hashed(entry));
    }
    return write(entry, target);
  }

  private PhysicalKey target(PackageEntry entry) {
    PhysicalKey target = destination.apply(entry);
    LogicalKey key = entry.logicalKey();
    if (target.versionId().isPresent() || target.name().isEmpty()) {
      throw new IllegalArgumentException(
          "The destination of '%s' cannot be %s: it must name an object, without a version"
              .formatted(key, target));
    }
    return target;
  }

  private Stored write(PackageEntry entry, PhysicalKey target) {
    if (registry.holds(target)) {
      return writer.put(entry, keyBelow(registry.location(), target));
    }
    ObjectLocation location = registry.context().locate(target);
    ObjectStore store = registry.context().store(location.root());
    return new ObjectWriter(store, reader, again).put(entry, location.key());
  }

  private static String keyBelow(PhysicalKey root, PhysicalKey target) {
    int length = root.path().length();
    boolean slash = length > 0 && !root.path().endsWith("/");
    return target.path().substring(length + (slash ? 1 : 0));
  }
}
