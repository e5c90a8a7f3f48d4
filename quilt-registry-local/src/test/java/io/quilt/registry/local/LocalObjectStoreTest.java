package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the file system of this machine. */
class LocalObjectStoreTest extends ObjectStoreContract {
  private static final int PAGE = 100;

  @TempDir Path root;

  @Override
  protected ObjectStore openStore() {
    return new LocalObjectStore(root, PhysicalKey.of(root), PAGE);
  }

  @Override
  protected Optional<ObjectStore> openStoreWithoutRoot() {
    Path missing = root.resolve("not/yet");
    return Optional.of(new LocalObjectStore(missing, PhysicalKey.of(missing), PAGE));
  }

  @Override
  protected boolean supportsObjectsBelowObjects() {
    return false;
  }

  @Override
  protected int manyObjects() {
    return 2 * PAGE + 50;
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
