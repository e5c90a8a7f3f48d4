/** In-memory services for the tests of applications. */
module io.quilt.testing {
  requires static org.jspecify;
  requires transitive io.quilt.spi;

  exports io.quilt.testing;

  provides io.quilt.spi.ObjectStoreProvider with
      io.quilt.testing.MemoryObjectStoreProvider;
}
