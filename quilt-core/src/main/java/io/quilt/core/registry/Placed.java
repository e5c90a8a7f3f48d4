package io.quilt.core.registry;

import io.quilt.api.PackageName;
import io.quilt.api.PushResult;
import io.quilt.api.TopHash;
import io.quilt.core.content.ManifestFiles;
import io.quilt.core.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** A revision whose bytes are in their places, ready to be published. */
record Placed(Manifest manifest, TopHash topHash, long objectsCopied, long bytesCopied)
    implements AutoCloseable {
  static Placed of(Manifest manifest, ManifestFiles files, long objectsCopied, long bytesCopied) {
    try {
      return new Placed(manifest, files.topHash(manifest), objectsCopied, bytesCopied);
    } catch (RuntimeException e) {
      manifest.close();
      throw e;
    }
  }

  PushResult result(PackageName name, @Nullable TopHash previous, boolean published) {
    return new PushResult(name, topHash, previous, published, objectsCopied, bytesCopied);
  }

  @Override
  public void close() {
    manifest.close();
  }
}
