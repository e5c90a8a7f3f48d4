package io.quilt.core.layout;

import io.quilt.api.PackageName;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import java.util.Optional;

/** The keys of a registry's manifests and pointers. */
public sealed interface Layout permits LayoutV1, LayoutV2 {
  /** The configuration of a registry's workflows, in both layouts. */
  String WORKFLOW_CONFIG = ".quilt/workflows/config.yml";

  /** The keys of that layout. */
  static Layout of(RegistryLayout layout) {
    return switch (layout) {
      case V1 -> new LayoutV1();
      case V2 -> new LayoutV2();
    };
  }

  /** The manifest of a revision. */
  String manifest(PackageName name, TopHash topHash);

  /** The folder of a package's pointers, with a slash at the end. */
  String pointers(PackageName name);

  /** The pointer that moves. */
  default String latest(PackageName name) {
    return pointers(name) + "latest";
  }

  /** What the manifests whose top hash begins with a prefix have in common. */
  String manifestsWithPrefix(PackageName name, String prefix);

  /** The top hash of the manifest, or folder of a manifest, that was listed under such a prefix. */
  static Optional<TopHash> topHash(String key) {
    String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    String last = path.substring(path.lastIndexOf('/') + 1);
    return TopHash.isTopHash(last) ? Optional.of(TopHash.of(last)) : Optional.empty();
  }

  /** The package of that namespace and name, if they are a package's. */
  static Optional<PackageName> packageName(String namespace, String name) {
    try {
      return Optional.of(new PackageName(namespace, name));
    } catch (IllegalArgumentException stray) {
      return Optional.empty();
    }
  }
}
