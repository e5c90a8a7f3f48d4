/** The conformance kit for backend authors. */
module io.quilt.testkit {
  requires static org.jspecify;
  requires transitive io.quilt.spi;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports io.quilt.testkit;

  opens io.quilt.testkit to
      org.junit.platform.commons;
}
