package io.quilt.core.layout;

import io.quilt.api.PackageName;
import io.quilt.api.TopHash;
import java.util.Optional;

/** For each package a folder of manifests and a folder of tags. */
public record LayoutV2() implements Layout {
  /** The folder of the packages' folders of manifests. */
  public static final String MANIFESTS = ".quilt/v2/manifests/";

  private static final String TAGS = ".quilt/v2/tags/";
  private static final String MANIFEST_FILE = "/manifest.jsonl";

  @Override
  public String manifest(PackageName name, TopHash topHash) {
    return manifests(name) + topHash + MANIFEST_FILE;
  }

  /** The folder of a package's manifests, with a slash at the end. */
  public String manifests(PackageName name) {
    return MANIFESTS + folder(name) + "/";
  }

  @Override
  public String pointers(PackageName name) {
    return TAGS + folder(name) + "/";
  }

  @Override
  public String manifestsWithPrefix(PackageName name, String prefix) {
    return manifests(name) + prefix;
  }

  /** The top hash of a manifest, if the key is a manifest's. */
  public static Optional<TopHash> manifestOf(String key) {
    return key.endsWith(MANIFEST_FILE)
        ? Layout.topHash(key.substring(0, key.length() - MANIFEST_FILE.length()))
        : Optional.empty();
  }

  private static String folder(PackageName name) {
    return name.namespace() + "@" + name.name();
  }
}
