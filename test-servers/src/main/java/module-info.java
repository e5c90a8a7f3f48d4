/** Real servers for tests, and one in memory for what they get wrong and for benchmarks. */
module io.quilt.servers {
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.graphqljava;
  requires java.net.http; // In tests.
  requires java.xml;
  requires jdk.httpserver;

  exports io.quilt.servers;
  exports io.quilt.servers.memory;
  exports io.quilt.servers.stack;
}
