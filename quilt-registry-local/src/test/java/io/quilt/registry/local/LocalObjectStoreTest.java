package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the file system of this machine. */
class LocalObjectStoreTest extends ObjectStoreContract {
  @TempDir Path root;

  @Override
  protected ObjectStore openStore() {
    return new LocalObjectStore(root, PhysicalKey.of(root));
  }

  @Override
  protected Optional<ObjectStore> openStoreWithoutRoot() {
    Path missing = root.resolve("not/yet");
    return Optional.of(new LocalObjectStore(missing, PhysicalKey.of(missing)));
  }

  @Override
  protected boolean supportsObjectsBelowObjects() {
    return false;
  }

  @Override
  protected boolean supportsKey(String key) {
    return TestSystems.supportsKey(key, root.getFileSystem());
  }

  @Override
  protected boolean distinguishes(String first, String second) {
    return TestSystems.distinguishes(root, first, second);
  }
}
