/** A storage of one's own for Quilt packages. */
module com.example.archive {
  requires transitive io.quilt.spi;

  exports com.example.archive;

  provides io.quilt.spi.ObjectStoreProvider with
      com.example.archive.ArchiveProvider;
}
