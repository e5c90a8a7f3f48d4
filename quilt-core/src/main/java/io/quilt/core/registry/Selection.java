package io.quilt.core.registry;

import io.quilt.api.EntryNotFoundException;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.core.content.StreamedPackage;
import java.util.Optional;
import java.util.stream.Stream;

/** What is installed: each entry under the key that it gets in the folder. */
record Selection(StreamedPackage content, Optional<LogicalKey> path, boolean single) {
  static Selection of(StreamedPackage content, Optional<LogicalKey> path) {
    if (path.isEmpty()) {
      return new Selection(content, path, false);
    }
    boolean single = content.find(path.get()).isPresent();
    if (!single && !content.hasDirectory(path.get())) {
      throw new EntryNotFoundException(path.get().value());
    }
    return new Selection(content, path, single);
  }

  Stream<PackageEntry> entries() {
    if (path.isEmpty()) {
      return content.entries();
    }
    LogicalKey key = path.get();
    if (single) {
      return content.find(key).stream()
          .map(entry -> entry.withLogicalKey(LogicalKey.of(key.name())));
    }
    int prefix = key.value().length() + 1;
    return content
        .entries(key)
        .map(
            entry ->
                entry.withLogicalKey(LogicalKey.of(entry.logicalKey().value().substring(prefix))));
  }
}
