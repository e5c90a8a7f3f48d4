package io.quilt.testing;

import io.quilt.api.BrowseOptions;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stack would index of a registry: pointers, manifests, entries, and their objects. */
final class RegistryDocuments {
  private final Registry registry;
  private final String bucket;
  private final Map<String, Document> documents = new LinkedHashMap<>();

  RegistryDocuments(Registry registry) {
    this.registry = registry;
    this.bucket = bucket(registry);
  }

  /** The name that a registry's indexes have: its bucket, or the last name of its folder. */
  static String bucket(Registry registry) {
    PhysicalKey location = registry.location();
    return location.root().isEmpty() ? location.name() : location.root();
  }

  Collection<Document> read() {
    List<PackageName> names;
    try (Stream<PackageName> packages = registry.packages()) {
      names = packages.toList();
    }
    names.forEach(this::readPackage);
    return documents.values();
  }

  private void readPackage(PackageName name) {
    List<PackageRevision> found;
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      found = new ArrayList<>(revisions.toList());
    }
    registry
        .latest(name)
        .ifPresent(top -> found.add(0, new PackageRevision(PackageRevision.LATEST, top)));
    Collections.reverse(found); // A manifest is as old as the first pointer to it.
    for (PackageRevision revision : found) {
      addPointer(name, revision);
      readManifest(name, revision.topHash(), revision.published().orElse(null));
    }
  }

  private void addPointer(PackageName name, PackageRevision revision) {
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("ptr_name", name.toString());
    source.put("ptr_tag", revision.pointer());
    revision.published().ifPresent(time -> source.put("ptr_last_modified", time.toString()));
    source.put(Join.FIELD, Map.of("name", "ptr", "parent", id(revision.topHash())));
    addToPackages("ptr:" + name + ":" + revision.pointer(), source);
  }

  private void readManifest(PackageName name, TopHash topHash, @Nullable Instant published) {
    String id = id(topHash);
    if (documents.containsKey(id)) {
      return;
    }
    BrowseOptions revision = BrowseOptions.revision(topHash.value()).allowWrongTopHash();
    try (PackageReader reader = registry.open(name, revision);
        Stream<PackageEntry> entries = reader.entries()) {
      long[] totals = new long[2];
      entries.forEach(
          entry -> {
            totals[0] += entry.size().orElse(0);
            totals[1]++;
            addEntry(topHash, entry);
          });
      addToPackages(id, manifest(topHash, published, reader, totals));
    }
  }

  private static String id(TopHash topHash) {
    return "mnfst:" + topHash;
  }

  private static Map<String, @Nullable Object> manifest(
      TopHash topHash, @Nullable Instant published, PackageReader reader, long[] totals) {
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put(Join.FIELD, Map.of("name", "mnfst"));
    source.put("mnfst_hash", topHash.value());
    if (published != null) {
      source.put("mnfst_last_modified", published.toString());
    }
    reader.message().ifPresent(message -> source.put("mnfst_message", message));
    putJson(source, "mnfst_metadata", reader.metadata());
    source.put(MetadataFields.FIELD, MetadataFields.of(reader.metadata()));
    source.put("mnfst_stats", Map.of("total_bytes", totals[0], "total_files", totals[1]));
    return source;
  }

  private void addEntry(TopHash topHash, PackageEntry entry) {
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("entry_lk", entry.logicalKey().value());
    source.put("entry_pk", entry.physicalKey().toString());
    entry.size().ifPresent(size -> source.put("entry_size", size));
    entry
        .checksum()
        .ifPresent(
            sum -> source.put("entry_hash", Map.of("type", sum.type(), "value", sum.value())));
    putJson(source, "entry_metadata", entry.metadata());
    source.put(Join.FIELD, Map.of("name", "entry", "parent", id(topHash)));
    addToPackages("entry:" + topHash + ":" + entry.logicalKey(), source);
    PhysicalKey place = entry.physicalKey();
    String root = registry.location().withVersionId(null).toString();
    String below = root.endsWith("/") ? root : root + "/";
    if (place.withVersionId(null).toString().startsWith(below)) {
      addObject(place, place.path().substring(registry.location().path().length()), entry);
    }
  }

  private void addObject(PhysicalKey place, String path, PackageEntry entry) {
    String key = path.startsWith("/") ? path.substring(1) : path;
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("key", key);
    source.put("key_text", key);
    int dot = place.name().lastIndexOf('.');
    source.put("ext", dot < 0 ? "" : place.name().substring(dot).toLowerCase(Locale.ROOT));
    entry.size().ifPresent(size -> source.put("size", size));
    place.versionId().ifPresent(version -> source.put("version_id", version));
    source.put("was_packaged", true);
    String id = key + ":" + place.versionId().orElse("null");
    documents.put("object:" + id, new Document(bucket, id, Metadata.of(source)));
  }

  private static void putJson(
      Map<String, @Nullable Object> source, String field, Metadata metadata) {
    if (!metadata.isEmpty()) {
      source.put(field, metadata.toJson());
    }
  }

  private void addToPackages(String id, Map<String, @Nullable Object> source) {
    documents.put(id, new Document(bucket + Document.PACKAGES, id, Metadata.of(source)));
  }
}
