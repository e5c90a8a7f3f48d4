package io.quilt.testing;

import io.quilt.spi.ObjectInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of an object, and those before it; identity is equality. */
final class MemoryObject {
  final ObjectInfo info;
  final byte[] bytes;
  final boolean deleted;
  private final @Nullable MemoryObject before;

  MemoryObject(ObjectInfo info, byte[] bytes, boolean deleted, @Nullable MemoryObject before) {
    this.info = info;
    this.bytes = bytes;
    this.deleted = deleted;
    this.before = before;
  }

  Optional<MemoryObject> version(@Nullable String id) {
    if (id == null) {
      return deleted ? Optional.empty() : Optional.of(this);
    }
    MemoryObject version = this;
    while (version != null && !version.info.versionId().equals(Optional.of(id))) {
      version = version.before;
    }
    return Optional.ofNullable(version).filter(found -> !found.deleted);
  }
}
