package io.quilt.core.transfer;

import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltPackage;
import io.quilt.api.ScanOptions;
import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import java.util.stream.Stream;

/** What lies below a place, as entries without checksums. */
public final class StoreScan {
  private StoreScan() {}

  /** Lists a place; see {@link io.quilt.api.Quilt#scan}. */
  public static EntrySource scan(PhysicalKey place, ScanOptions options, QuiltContext context) {
    if (place.versionId().isPresent()) {
      throw new IllegalArgumentException(
          "A place below which objects lie has no version: " + place);
    }
    QuiltPackage.Builder entries = QuiltPackage.builder();
    if (place.isLocal()) {
      FolderScan.forEach(place.toPath(), entries::put);
    } else {
      scanStore(place, options, context, entries);
    }
    return entries.build();
  }

  private static void scanStore(
      PhysicalKey place, ScanOptions options, QuiltContext context, QuiltPackage.Builder entries) {
    ObjectLocation location = context.locate(place);
    ObjectStore store = context.store(location.root());
    String key = location.key();
    String prefix = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    ListRequest below = ListRequest.recursive(prefix);
    ListRequest request = options.unversioned() ? below : below.withVersions();
    try (Stream<ObjectInfo> objects = StoreListing.begin(store, request).objects()) {
      objects
          .filter(object -> !object.key().endsWith("/"))
          .forEach(object -> entries.put(entry(object, prefix, store, options)));
    }
  }

  private static PackageEntry entry(
      ObjectInfo object, String prefix, ObjectStore store, ScanOptions options) {
    String version = options.unversioned() ? null : object.versionId().orElse(null);
    try {
      return PackageEntry.of(
              LogicalKey.of(object.key().substring(prefix.length())),
              store.physicalKey(object.key(), version))
          .withSize(object.size());
    } catch (IllegalArgumentException e) {
      throw new UnsafeKeyException(
          object.key(), "the object's name cannot be a logical key; leave it out");
    }
  }
}
