/** The quilt command. */
module io.quilt.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires io.quilt.api;
  requires me.tongfei.progressbar;

  opens io.quilt.cli to
      info.picocli;
}
