package com.example.archive;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit, on an archive. */
class ArchiveStoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  protected ObjectStore openStore() {
    return new ArchiveProvider.Archive(
        PhysicalKey.parse("archive://contract"), folder.resolve("contract.archive"));
  }
}
