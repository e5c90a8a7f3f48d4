package io.quilt.core.config;

import io.quilt.spi.UserFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Temporary. */
public class DiskUserFiles implements UserFiles {
  /** x. */
  public DiskUserFiles(Path p) {}

  @Override
  public String describe(String n) {
    return n;
  }

  @Override
  public Optional<byte[]> read(String n) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> update(String n, UnaryOperator<byte @Nullable []> c) {
    return Optional.empty();
  }
}
