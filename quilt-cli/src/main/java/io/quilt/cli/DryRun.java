package io.quilt.cli;

import io.quilt.api.Checksum;
import io.quilt.api.ConflictException;
import io.quilt.api.EntryChange;
import io.quilt.api.EntrySource;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes what a push would publish; nothing is written. */
final class DryRun {
  private final Registry registry;
  private final PackageName name;
  private final QuiltPackage content;
  private final PushOptions options;
  private final Optional<TopHash> latest;

  DryRun(Registry registry, PackageName name, QuiltPackage content, PushOptions options) {
    this.registry = registry;
    this.name = name;
    this.content = asPushed(content, options);
    this.options = options;
    this.latest = registry.latest(name);
  }

  /**
   * The result that the push would have.
   *
   * @throws ConflictException if the push would be refused
   */
  PushResult result() {
    TopHash topHash = content.topHash();
    boolean same = latest.isPresent() && latest.get().equals(topHash);
    boolean based = latest.isEmpty() || same || content.revisionsOf(name).contains(latest.get());
    if (!based && !options.force()) {
      throw new ConflictException(name, latest.get(), registry.location().toString());
    }
    boolean published = !(same && options.dedupe());
    return new PushResult(name, topHash, latest.orElse(null), published, 0, 0);
  }

  /** How many entries the push would add, modify and delete. */
  Map<EntryChange.Kind, Long> changes() {
    if (latest.isEmpty()) {
      return count(QuiltPackage.empty());
    }
    try (PackageReader published = registry.open(name)) {
      return count(published);
    }
  }

  private Map<EntryChange.Kind, Long> count(EntrySource published) {
    Map<EntryChange.Kind, Long> counts = new EnumMap<>(EntryChange.Kind.class);
    try (Stream<EntryChange> changes = published.diff(content)) {
      changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
    }
    return counts;
  }

  private static QuiltPackage asPushed(QuiltPackage content, PushOptions options) {
    QuiltPackage.Builder pushed = content.map(DryRun::withContent).toBuilder();
    options.metadata().ifPresent(pushed::metadata);
    return pushed.headerMember("message", options.message().orElse(null)).build();
  }

  private static PackageEntry withContent(PackageEntry entry) {
    if (entry.checksum().isPresent()) {
      return entry;
    }
    if (!entry.physicalKey().isLocal()) {
      throw new QuiltException(
          "--dry-run computes checksums of local files only, and %s has none yet; push without it"
              .formatted(entry.physicalKey()));
    }
    Path file = entry.physicalKey().toPath();
    try {
      return entry.withContent(Files.size(file), Checksum.of(Checksum.SHA2_256_CHUNKED, file));
    } catch (IOException e) {
      throw new UncheckedIOException("File %s cannot be read".formatted(file), e);
    }
  }
}
