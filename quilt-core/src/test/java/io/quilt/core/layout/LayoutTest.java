package io.quilt.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PackageName;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import org.junit.jupiter.api.Test;

/** The keys, as quilt3 answers for them. */
class LayoutTest {
  private static final PackageName NAME = PackageName.of("usr/pkg");
  private static final TopHash TOP_HASH =
      TopHash.of("1c92b55f05ee16f6facd3a57d7d9365f7f233b30a13a651b4d35f30865d64f77");

  @Test
  void layout1() {
    LayoutV1 layout = (LayoutV1) Layout.of(RegistryLayout.V1);
    assertThat(layout.manifest(NAME, TOP_HASH)).isEqualTo(".quilt/packages/" + TOP_HASH);
    assertThat(layout.latest(NAME)).isEqualTo(".quilt/named_packages/usr/pkg/latest");
    assertThat(layout.pointer(NAME, 1700000000))
        .isEqualTo(".quilt/named_packages/usr/pkg/1700000000");
    assertThat(layout.manifestsWithPrefix(NAME, "1c92b5")).isEqualTo(".quilt/packages/1c92b5");
  }

  @Test
  void layout2() {
    LayoutV2 layout = (LayoutV2) Layout.of(RegistryLayout.V2);
    String manifests = ".quilt/v2/manifests/usr@pkg/";
    assertThat(layout.manifest(NAME, TOP_HASH)).isEqualTo(manifests + TOP_HASH + "/manifest.jsonl");
    assertThat(layout.latest(NAME)).isEqualTo(".quilt/v2/tags/usr@pkg/latest");
    assertThat(layout.manifestsWithPrefix(NAME, "1c92b5")).isEqualTo(manifests + "1c92b5");
    assertThat(LayoutV2.manifestOf(layout.manifest(NAME, TOP_HASH))).contains(TOP_HASH);
    assertThat(LayoutV2.manifestOf(manifests + "x/manifest.jsonl")).isEmpty();
    assertThat(LayoutV2.manifestOf(manifests + TOP_HASH + "/other")).isEmpty();
  }

  @Test
  void whatIsNoTopHashOrNameIsSkipped() {
    assertThat(Layout.topHash(".quilt/packages/" + TOP_HASH)).contains(TOP_HASH);
    assertThat(Layout.topHash("x/" + TOP_HASH + "/")).contains(TOP_HASH);
    assertThat(Layout.topHash(".quilt/packages/.DS_Store")).isEmpty();
    assertThat(Layout.packageName("usr", "pkg")).contains(NAME);
    assertThat(Layout.packageName("usr", ".DS_Store")).isEmpty();
  }
}
