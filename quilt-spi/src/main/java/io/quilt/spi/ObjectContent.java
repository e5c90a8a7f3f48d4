package io.quilt.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An open object: what is known of it, and its bytes, both of one version. Whoever got it closes
 * it.
 *
 * @param info the whole object, whatever part of it is read
 * @param stream the bytes that were asked for; it ends early with an {@link IOException}, never
 *     silently
 */
public record ObjectContent(ObjectInfo info, InputStream stream) implements AutoCloseable {
  /** Checks that both are there. */
  public ObjectContent {
    Objects.requireNonNull(info);
    Objects.requireNonNull(stream);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
