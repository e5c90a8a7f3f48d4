/** Real servers for tests and benchmarks. */
module io.quilt.servers {
  requires static org.jspecify;

  exports io.quilt.servers;
}
