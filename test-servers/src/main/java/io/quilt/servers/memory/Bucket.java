package io.quilt.servers.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A bucket: the versions of each key, newest first, in the order of the UTF-8 bytes of keys. */
final class Bucket {
  /** Follows every key that a prefix begins. */
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final ConcurrentSkipListMap<String, List<Stored>> keys =
      new ConcurrentSkipListMap<>(Bucket::compare);
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final GeneratedPackages generated;
  private volatile String versioning = "";

  Bucket(GeneratedPackages generated) {
    this.generated = generated;
  }

  Map<String, Upload> uploads() {
    return uploads;
  }

  /** {@code Enabled}, {@code Suspended}, or nothing when it never was. */
  String versioning() {
    return versioning;
  }

  void versioning(String value) {
    versioning = value;
  }

  /** Compares by code points, which is the order of UTF-8 bytes. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }

  /** The versions of a key, newest first. */
  List<Stored> versions(String key) {
    List<Stored> stored = keys.get(key);
    return stored != null ? stored : generated.versions(key);
  }

  /** The first key that is not before a place, with its versions, delete markers among them. */
  Map.@Nullable Entry<String, List<Stored>> ceiling(String place) {
    Map.Entry<String, List<Stored>> stored = keys.ceilingEntry(place);
    String made = generated.ceiling(place);
    return made == null || (stored != null && compare(stored.getKey(), made) <= 0)
        ? stored
        : Map.entry(made, generated.versions(made));
  }

  /** The object as it is read without a version; null when there is none. */
  @Nullable Stored current(String key) {
    List<Stored> versions = versions(key);
    return versions.isEmpty() || versions.get(0).marker() ? null : versions.get(0);
  }

  /**
   * The object or one version of it.
   *
   * @param versionId the version, or nothing for the current one
   */
  Stored get(String key, String versionId) {
    List<Stored> versions = versions(key);
    if (versionId.isEmpty()) {
      Stored current = current(key);
      if (current == null) {
        throw S3Error.noSuchKey(key);
      }
      return current;
    }
    Stored found =
        versions.stream()
            .filter(version -> version.versionId().equals(versionId))
            .findFirst()
            .orElseThrow(() -> S3Error.noSuchVersion(versionId));
    if (found.marker()) {
      throw new S3Error(405, "MethodNotAllowed", "The version is a delete marker: " + versionId);
    }
    return found;
  }

  /** Stores a version if the conditions hold; of several writers at once one goes first. */
  synchronized Stored put(String key, Stored object, String ifMatch, String ifNoneMatch) {
    check(key, ifMatch, ifNoneMatch);
    return add(key, object);
  }

  private void check(String key, String ifMatch, String ifNoneMatch) {
    Stored current = current(key);
    if (ifNoneMatch.equals("*") && current != null) {
      throw S3Error.preconditionFailed("If-None-Match");
    }
    if (!ifMatch.isEmpty() && current == null) {
      throw S3Error.noSuchKey(key);
    }
    if (!ifMatch.isEmpty() && current != null && !matches(ifMatch, current.etag())) {
      throw S3Error.preconditionFailed("If-Match");
    }
  }

  static boolean matches(String condition, String etag) {
    return condition.equals("*") || condition.replace("\"", "").equals(etag.replace("\"", ""));
  }

  private Stored add(String key, Stored object) {
    boolean enabled = versioning.equals("Enabled");
    Stored stored = object.withVersion(enabled ? nextVersion() : Stored.NO_VERSION);
    List<Stored> versions = new ArrayList<>();
    versions.add(stored);
    for (Stored old : keys.getOrDefault(key, List.of())) {
      if (!old.versionId().equals(stored.versionId())) {
        versions.add(old);
      }
    }
    keys.put(key, List.copyOf(versions));
    return stored;
  }

  private static String nextVersion() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Deletes a key; gives the delete marker, or null in a bucket without versions. */
  synchronized @Nullable Stored delete(String key, String ifMatch) {
    check(key, ifMatch, "");
    if (versioning.isEmpty()) {
      keys.remove(key);
      return null;
    }
    return add(key, Stored.deleteMarker());
  }

  /** Deletes one version; gives it, or null when there was none. */
  synchronized @Nullable Stored deleteVersion(String key, String versionId) {
    List<Stored> versions = new ArrayList<>(keys.getOrDefault(key, List.of()));
    Stored deleted = null;
    for (Stored version : List.copyOf(versions)) {
      if (version.versionId().equals(versionId)) {
        deleted = version;
        versions.remove(version);
      }
    }
    if (versions.isEmpty()) {
      keys.remove(key);
    } else {
      keys.put(key, List.copyOf(versions));
    }
    return deleted;
  }
}
