package io.quilt.it;

import io.quilt.servers.memory.MemoryS3;
import org.junit.jupiter.api.Tag;

/** On the server in memory, which stores checksums as S3 does. */
@Tag("one-path")
class MemoryS3InteropTest extends S3Interop {
  MemoryS3InteropTest() {
    super(MemoryS3.shared());
  }
}
