/** An application that uses the services of a stack and knows the API only. */
module services {
  requires io.quilt.api;
}
