/** In-memory services for the tests of applications. */
module io.quilt.testing {
  requires static org.jspecify;
  requires io.quilt.spi;
}
