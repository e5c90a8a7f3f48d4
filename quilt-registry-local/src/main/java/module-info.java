/** Registries in a folder. */
module io.quilt.registry.local {
  requires static org.jspecify;
  requires io.quilt.spi;
}
