package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PackageEntry;
import io.quilt.api.Quilt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** In registries in folders. */
@Tag("one-path")
class Quilt3InteropTest extends Interop {
  private static final int PACKAGES = 25;

  @Override
  String location() {
    return work.resolve("registry").toString();
  }

  @Override
  String publish() {
    return "build";
  }

  @Override
  Quilt3 configure(Quilt3 peer) {
    return peer;
  }

  @Override
  Quilt open(Quilt.Builder builder) {
    return builder.build();
  }

  @Override
  List<Map<String, Object>> describe(int seed) {
    return new RandomPackages(seed).describe(PACKAGES);
  }

  @Override
  void assertPlace(PackageEntry entry) {
    assertThat(entry.physicalKey().scheme()).isEqualTo("file");
  }
}
