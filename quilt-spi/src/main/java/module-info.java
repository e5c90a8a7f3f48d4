/** What backends implement. */
module io.quilt.spi {
  requires static org.jspecify;
  requires transitive io.quilt.api;
}
