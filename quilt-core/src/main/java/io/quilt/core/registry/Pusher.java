package io.quilt.core.registry;

import io.quilt.api.BuildOptions;
import io.quilt.api.EntrySource;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltPackage;
import io.quilt.api.TopHash;
import io.quilt.api.TransferListener;
import io.quilt.core.content.ManifestContent;
import io.quilt.core.content.RevisionCollector;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.transfer.ObjectReader;
import io.quilt.core.transfer.OrderedWork;
import io.quilt.core.transfer.ProgressMeter;
import io.quilt.core.transfer.Stored;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds and pushes: puts every entry in its place, then publishes the manifest of all. */
final class Pusher {
  private final RegistryStore registry;
  private final Publisher publisher;
  private final ObjectReader reader;

  Pusher(StoreRegistry registry, ObjectReader reader) {
    this.registry = registry.store();
    this.publisher = registry.publisher();
    this.reader = reader;
  }

  TopHash build(PackageName name, EntrySource content, BuildOptions options) {
    Workflows.check(registry, options.workflow());
    Metadata header = header(content, null, options.message().orElse(null));
    try (Placed placed =
        place(content, header, entry -> complete(content, entry), options.listener())) {
      publisher.publish(name, placed.topHash(), placed.manifest());
      return placed.topHash();
    }
  }

  PushResult push(PackageName name, EntrySource content, PushOptions options) {
    Workflows.check(registry, options.workflow());
    Set<TopHash> known = content.revisionsOf(name);
    Optional<TopHash> latest =
        options.force() && !options.dedupe() ? Optional.empty() : publisher.latest(name);
    if (!options.force()) {
      publisher.checkParent(name, latest, known);
    }
    Metadata header =
        header(content, options.metadata().orElse(null), options.message().orElse(null));
    Placement placement = Placement.of(registry, name, options, reader, latest.isPresent());
    try (Placed placed =
        place(
            content,
            header,
            entry -> placement.place(checked(content, entry)),
            options.listener())) {
      boolean duplicate =
          options.dedupe() && publisher.latest(name).equals(Optional.of(placed.topHash()));
      if (!duplicate) {
        publish(name, placed, known, options.force());
      }
      return placed.result(name, latest.orElse(null), !duplicate);
    }
  }

  private void publish(PackageName name, Placed placed, Set<TopHash> known, boolean force) {
    if (force) {
      publisher.publish(name, placed.topHash(), placed.manifest());
    } else {
      publisher.publishAfter(name, placed.topHash(), placed.manifest(), known);
    }
  }

  private Stored complete(EntrySource content, PackageEntry entry) {
    return Stored.kept(isComplete(entry) ? entry : reader.hashed(checked(content, entry)));
  }

  static boolean isComplete(PackageEntry entry) {
    return entry.size().isPresent() && entry.checksum().isPresent();
  }

  /** Refuses to read a file of this machine for a package from elsewhere. */
  private static PackageEntry checked(EntrySource content, PackageEntry entry) {
    if (content instanceof ManifestContent known && known.namesForeignFile(entry)) {
      throw StoreRegistry.foreignFile(entry);
    }
    return entry;
  }

  /** The header with what is set anew, in its place or at the end; the message always is. */
  private static Metadata header(
      EntrySource content, @Nullable Metadata metadata, @Nullable String message) {
    Metadata header = content.header().without("workflow");
    if (metadata != null) {
      header = header.with("user_meta", metadata.asMap());
    }
    return header.with("message", message);
  }

  private Placed place(
      EntrySource content,
      Metadata header,
      Function<PackageEntry, Stored> work,
      TransferListener listener) {
    ProgressMeter meter = meter(content, listener);
    AtomicLong objects = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    try (RevisionCollector collector = new RevisionCollector();
        Stream<PackageEntry> entries = content.entries()) {
      OrderedWork.run(
          entries.iterator(),
          entry -> {
            Stored stored = work.apply(entry);
            meter.done(stored.entry().size().orElse(0));
            return stored;
          },
          registry.context().executor(),
          registry.window(),
          stored -> {
            collector.add(stored.entry());
            objects.addAndGet(stored.copied() ? 1 : 0);
            bytes.addAndGet(stored.bytesCopied());
          });
      Manifest manifest = collector.finish(header, content);
      meter.end();
      return Placed.of(manifest, Manifests.files(registry), objects.get(), bytes.get());
    }
  }

  private static ProgressMeter meter(EntrySource content, TransferListener listener) {
    return content instanceof QuiltPackage known
        ? new ProgressMeter(listener, known.size(), known.totalBytes())
        : new ProgressMeter(listener, -1, -1);
  }
}
