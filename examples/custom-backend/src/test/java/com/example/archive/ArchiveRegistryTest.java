package com.example.archive;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.testkit.RegistryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit, on the registry that the engine makes of an archive. */
class ArchiveRegistryTest extends RegistryContract {
  @TempDir Path folder;

  @Override
  protected PhysicalKey location() {
    return PhysicalKey.parse("archive://contract");
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(new ArchiveProvider(folder));
  }
}
