/** The interfaces and values of the Quilt SDK. */
@SuppressWarnings("module") // The export is qualified to a module that is built after this one.
module io.quilt.api {
  requires static org.jspecify;

  exports io.quilt.api;
  exports io.quilt.api.bootstrap to
      io.quilt.core;

  uses io.quilt.api.bootstrap.QuiltEngine;
}
