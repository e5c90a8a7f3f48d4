package io.quilt.registry.s3;

import io.quilt.spi.QuiltContext;
import java.util.IdentityHashMap;

/** One connection for each {@code Quilt}, open as long as one of its stores is. Thread-safe. */
final class Connections {
  private final S3Options options;
  private final IdentityHashMap<QuiltContext, S3Connection> open = new IdentityHashMap<>();

  Connections(S3Options options) {
    this.options = options;
  }

  synchronized S3Connection take(QuiltContext context) {
    S3Connection connection =
        open.computeIfAbsent(context, missing -> new S3Connection(options, missing, this));
    connection.users++;
    return connection;
  }

  /** Gives a connection back; the last one to do so closes it. */
  void release(S3Connection connection) {
    synchronized (this) {
      connection.users--;
      if (connection.users > 0) {
        return;
      }
      open.remove(connection.context());
    }
    connection.close();
  }
}
