package io.quilt.core.config;

import io.quilt.spi.UserFiles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A user's files in memory, which nobody else sees. */
public final class MemoryUserFiles implements UserFiles {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Lock lock = new ReentrantLock();

  /** Creates a directory without files. */
  public MemoryUserFiles() {}

  @Override
  public String describe(String name) {
    return UserFileName.check(name) + " (in memory)";
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(UserFileName.check(name))).map(byte[]::clone);
  }

  @Override
  public Optional<byte[]> update(String name, UnaryOperator<byte @Nullable []> change) {
    UserFileName.check(name);
    lock.lock();
    try {
      byte[] changed = change.apply(read(name).orElse(null));
      if (changed == null) {
        files.remove(name);
      } else {
        files.put(name, changed.clone());
      }
      return Optional.ofNullable(changed);
    } finally {
      lock.unlock();
    }
  }
}
