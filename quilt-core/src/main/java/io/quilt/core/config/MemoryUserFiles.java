package io.quilt.core.config;

import java.nio.file.Path;

/** Temporary. */
public final class MemoryUserFiles extends DiskUserFiles {
  /** x. */
  public MemoryUserFiles() {
    super(Path.of(""));
  }
}
