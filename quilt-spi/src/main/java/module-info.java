/** What backends of the Quilt SDK implement. */
module io.quilt.spi {
  requires transitive io.quilt.api;
  requires static org.jspecify;

  exports io.quilt.spi;
}
