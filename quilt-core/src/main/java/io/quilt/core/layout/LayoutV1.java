package io.quilt.core.layout;

import io.quilt.api.PackageName;
import io.quilt.api.TopHash;

/** Manifests shared by all packages; for each package a folder of pointers. */
public record LayoutV1() implements Layout {
  /** The folder of namespaces. */
  public static final String NAMED_PACKAGES = ".quilt/named_packages/";

  private static final String MANIFESTS = ".quilt/packages/";

  @Override
  public String manifest(PackageName name, TopHash topHash) {
    return MANIFESTS + topHash;
  }

  @Override
  public String pointers(PackageName name) {
    return NAMED_PACKAGES + name + "/";
  }

  /** The pointer of a revision that was published at that second. */
  public String pointer(PackageName name, long unixSeconds) {
    return pointers(name) + unixSeconds;
  }

  @Override
  public String manifestsWithPrefix(PackageName name, String prefix) {
    return MANIFESTS + prefix;
  }
}
