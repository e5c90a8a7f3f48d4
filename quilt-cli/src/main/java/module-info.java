/** The quilt command. */
module io.quilt.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires io.quilt.api;
  // For index; the image with its own Java cannot hold it.
  requires static io.quilt.search.es;
  requires me.tongfei.progressbar;

  opens io.quilt.cli to
      info.picocli;
}
