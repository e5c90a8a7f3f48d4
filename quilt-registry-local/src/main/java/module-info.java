/** Registries in a folder. */
module io.quilt.registry.local {
  requires static org.jspecify;
  requires transitive io.quilt.spi;

  exports io.quilt.registry.local;

  provides io.quilt.spi.ObjectStoreProvider with
      io.quilt.registry.local.LocalObjectStoreProvider;
}
