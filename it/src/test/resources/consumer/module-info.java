/** An application that knows the API only. */
module consumer {
  requires io.quilt.api;
}
