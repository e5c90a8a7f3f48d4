package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStoreProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LocalObjectStoreProviderTest {
  private final LocalObjectStoreProvider provider = new LocalObjectStoreProvider();

  @Test
  void isDeclaredTwice() throws IOException {
    String service = ObjectStoreProvider.class.getName();
    String name = LocalObjectStoreProvider.class.getName();
    try (InputStream file =
        LocalObjectStoreProvider.class.getResourceAsStream("/META-INF/services/" + service)) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(name + "\n");
    }
    Module module = LocalObjectStoreProvider.class.getModule();
    assertThat(module.isNamed()).isEqualTo(System.getProperty("quilt.test.path").equals("module"));
    if (module.isNamed()) {
      assertThat(module.getDescriptor().provides())
          .extracting(provided -> provided.service() + " " + provided.providers())
          .containsExactly(service + " [" + name + "]");
    } else {
      assertThat(ServiceLoader.load(ObjectStoreProvider.class))
          .hasAtLeastOneElementOfType(LocalObjectStoreProvider.class);
    }
  }

  @Test
  void servesFilesOnly() {
    assertThat(provider.schemes()).containsExactly("file");
    PhysicalKey bucket = PhysicalKey.parse("s3://bucket/key");
    assertThatThrownBy(() -> provider.locate(bucket)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void locatesFilesBelowTheRootOfTheirFileSystem() {
    assertLocated("file:///data/a%20b/c", "file:///", "data/a b/c");
    assertLocated("file:///C:/data/c", "file:///C%3A", "data/c");
    assertLocated("file:///c", "file:///", "c");
  }

  private void assertLocated(String url, String root, String key) {
    ObjectLocation location = provider.locate(PhysicalKey.parse(url));

    assertThat(location.root()).hasToString(root);
    assertThat(location.key()).isEqualTo(key);
    assertThat(location.versionId()).isEmpty();
    assertThat(location.root().resolve(location.key())).isEqualTo(PhysicalKey.parse(url));
  }

  @Test
  void theRootOfTheFileSystemIsAStoreToo() {
    try (LocalObjectStore store =
        new LocalObjectStore(Path.of("/"), PhysicalKey.parse("file:///"))) {
      assertThat(store.physicalKey("tmp/x", null)).hasToString("file:///tmp/x");
      assertThat(store.localPath("tmp/x")).contains(Path.of("/tmp/x"));
    }
  }
}
