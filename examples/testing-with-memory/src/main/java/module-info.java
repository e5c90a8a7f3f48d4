/** An application that reads packages. */
module com.example.report {
  requires io.quilt.api;
}
