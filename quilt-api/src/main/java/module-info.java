/** What applications call. */
module io.quilt.api {
  requires static org.jspecify;
}
