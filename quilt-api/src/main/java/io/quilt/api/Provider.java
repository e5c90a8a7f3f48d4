package io.quilt.api;

/**
 * Something that supplies services; the kinds are in {@code io.quilt.spi}. Found by {@link
 * java.util.ServiceLoader} or given to {@link Quilt.Builder#provider}.
 */
public interface Provider {
  /** How the provider is called in messages: a short word, such as {@code s3}. */
  String name();

  /** Who is preferred among providers of the same service and scheme; the higher one. */
  default int priority() {
    return 0;
  }
}
