package io.quilt.registry.local;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The contract on file systems that follow the rules of other systems. */
abstract class JimfsContract extends ObjectStoreContract {
  private static final int PAGE = 7;

  private final FileSystem files;
  private final Path root;

  JimfsContract(Configuration system) {
    files = Jimfs.newFileSystem(system);
    root = files.getPath("registry").toAbsolutePath();
  }

  @Override
  protected ObjectStore openStore() {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LocalObjectStore(root, LocalFiles.physicalKey(root), PAGE);
  }

  @Override
  protected Optional<ObjectStore> openStoreWithoutRoot() {
    Path missing = files.getPath("not", "yet");
    return Optional.of(new LocalObjectStore(missing, LocalFiles.physicalKey(missing), PAGE));
  }

  @Override
  protected boolean supportsKey(String key) {
    return TestSystems.supportsKey(key, files);
  }

  @Override
  protected boolean supportsObjectsBelowObjects() {
    return false;
  }

  @Override
  protected boolean distinguishes(String first, String second) {
    return TestSystems.distinguishes(root, first, second);
  }

  @Override
  protected int manyObjects() {
    return 100;
  }

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }
}
