/** All modules together, to be tested as one application on the module path. */
module io.quilt.it {
  requires io.quilt.api;
  requires io.quilt.apikeys;
  requires io.quilt.auth;
  requires io.quilt.cli;
  requires io.quilt.core;
  requires io.quilt.registry.local;
  requires io.quilt.registry.s3;
  requires io.quilt.search.es;
  requires io.quilt.servers;
  requires io.quilt.spi;
  requires io.quilt.testing;
  requires io.quilt.testkit;
  requires java.net.http;
  requires java.xml;
  requires jdk.httpserver;
}
