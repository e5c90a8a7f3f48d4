/** An application: it names the API; the local registry and the engine are found at run time. */
module com.example.assays {
  requires io.quilt.api;
}
