package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.testkit.RegistryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of registries, in a folder of this machine. */
class LocalRegistryTest extends RegistryContract {
  @TempDir Path folder;

  @Override
  protected PhysicalKey location() {
    return PhysicalKey.of(folder.resolve("registry"));
  }
}
