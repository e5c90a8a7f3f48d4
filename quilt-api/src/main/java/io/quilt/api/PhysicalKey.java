package io.quilt.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an object's bytes: {@code s3://bucket/path?versionId=…}, {@code file:///path}, or the
 * same shape under a scheme of another backend. Immutable and thread-safe.
 *
 * <p>Two spellings of one place are equal: a key is read leniently and printed in quilt3's own
 * quoting, in which the path keeps {@code A-Za-z0-9_.-~/} and writes everything else as {@code %XX}
 * of its UTF-8 bytes, and the version is form-encoded. What is printed reads back as an equal key,
 * except that {@code file} loses a slash at the end, and a blank version is lost, both as in
 * quilt3.
 */
public final class PhysicalKey {
  /** The scheme of files of this machine. */
  public static final String FILE = "file";

  private static final String VERSION_ID = "versionId";

  private final String scheme;
  private final String root;
  private final String path;
  private final @Nullable String versionId;

  private PhysicalKey(String scheme, String root, String path, @Nullable String versionId) {
    this.scheme = scheme;
    this.root = root;
    this.path = path;
    this.versionId = versionId;
  }

  /**
   * Makes a key from its unquoted parts.
   *
   * @param scheme the backend, in lower case
   * @param root the bucket, or what the backend has in its place, without {@code /}, {@code ?},
   *     {@code #}, blanks and control characters; empty for {@code file}
   * @param path the path below the root; it begins with a slash for {@code file}, where empty,
   *     {@code .} and {@code ..} segments are resolved
   * @param versionId the version of the object, or null
   * @throws IllegalArgumentException if the parts do not fit together, or are not well-formed
   *     Unicode
   */
  public static PhysicalKey of(
      String scheme, String root, String path, @Nullable String versionId) {
    checkScheme(scheme);
    checkText(path);
    checkText(versionId == null ? "" : versionId);
    if (scheme.equals(FILE)) {
      checkFile(root, path, versionId);
      return new PhysicalKey(scheme, "", LocalPaths.normalize(path), null);
    }
    checkRoot(scheme, root, path);
    return new PhysicalKey(scheme, root, path, versionId);
  }

  /**
   * The key of a local file; symbolic links on the way to it are resolved, so that the key names
   * the file itself. A file that does not exist keeps its absolute path.
   */
  public static PhysicalKey of(Path file) {
    return of(FILE, "", LocalPaths.toUrlPath(resolved(file)), null);
  }

  /**
   * Reads a URL.
   *
   * <p>{@code +} in the path is literal, a blank version is none, blank query members are ignored
   * and a fragment is dropped.
   *
   * @throws IllegalArgumentException if the text is not such a URL, has a query member other than
   *     {@code versionId}, or has the scheme {@code http} or {@code https}
   */
  public static PhysicalKey parse(String url) {
    return PhysicalKeyParser.parse(url);
  }

  /**
   * Reads what a user writes for a place: a URL, or a local path.
   *
   * @throws IllegalArgumentException if the text is empty or not a URL that {@link #parse} reads
   */
  public static PhysicalKey ofLocation(String urlOrPath) {
    if (urlOrPath.isEmpty()) {
      throw new IllegalArgumentException("A location is a URL or a path; it cannot be empty");
    }
    return PhysicalKeyParser.hasScheme(urlOrPath) ? parse(urlOrPath) : of(Path.of(urlOrPath));
  }

  private static Path resolved(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException notThere) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static void checkScheme(String scheme) {
    if (!isLowerCaseWord(scheme) || scheme.equals("http") || scheme.equals("https")) {
      throw new IllegalArgumentException("'%s' is not a scheme of physical keys".formatted(scheme));
    }
  }

  private static boolean isLowerCaseWord(String scheme) {
    for (int i = 0; i < scheme.length(); i++) {
      char c = scheme.charAt(i);
      boolean inside = (c >= '0' && c <= '9') || c == '.' || c == '-';
      if ((c < 'a' || c > 'z') && (i == 0 || !inside)) {
        return false;
      }
    }
    return !scheme.isEmpty();
  }

  private static void checkRoot(String scheme, String root, String path) {
    if (root.isEmpty()) {
      throw new IllegalArgumentException(
          "A physical key needs a bucket: " + scheme + ":///" + path);
    }
    checkText(root);
    for (int i = 0; i < root.length(); i++) {
      char c = root.charAt(i);
      if (c <= ' ' || c == 0x7f || "/?#".indexOf(c) >= 0) {
        throw new IllegalArgumentException("'%s' is not the name of a bucket".formatted(root));
      }
    }
  }

  private static void checkText(String text) {
    if (!CodePoints.isWellFormed(text)) {
      throw new IllegalArgumentException("A physical key must be well-formed Unicode");
    }
  }

  private static void checkFile(String root, String path, @Nullable String versionId) {
    if (!root.isEmpty() || versionId != null) {
      throw new IllegalArgumentException("A file has neither a host nor a version: " + path);
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A file's path must be absolute: " + path);
    }
  }

  /** The backend, in lower case: {@code s3}, {@code file}, … */
  public String scheme() {
    return scheme;
  }

  /** The bucket, or what the backend has in its place; empty for {@code file}. */
  public String root() {
    return root;
  }

  /** The path below the root, unquoted; for {@code file} it begins with a slash. */
  public String path() {
    return path;
  }

  /** The version of the object, if one is pinned. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionId);
  }

  /** Whether this is a file of this machine. */
  public boolean isLocal() {
    return scheme.equals(FILE);
  }

  /** The last segment of the path; empty after a trailing slash. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The key of a path below this one; slashes where they meet are made one.
   *
   * @throws IllegalArgumentException if the path is not well-formed Unicode
   * @throws IllegalStateException if this key pins a version
   */
  public PhysicalKey resolve(String relative) {
    if (versionId != null) {
      throw new IllegalStateException("No path can be appended to a pinned version: " + this);
    }
    String base = LocalPaths.withoutTrailingSlashes(path);
    String child = LocalPaths.withoutLeadingSlashes(relative);
    boolean atTop = base.isEmpty() && !isLocal();
    return of(scheme, root, atTop ? child : base + "/" + child, null);
  }

  /** This key with another version pinned, or none. */
  public PhysicalKey withVersionId(@Nullable String version) {
    return of(scheme, root, path, version);
  }

  /**
   * The local path.
   *
   * @throws IllegalArgumentException if this machine has no such paths
   * @throws IllegalStateException if this is not a file of this machine
   */
  public Path toPath() {
    if (!isLocal()) {
      throw new IllegalStateException("Not a local file: " + this);
    }
    return LocalPaths.ofUrlPath(path, FileSystems.getDefault());
  }

  /** This key as a URI, spelled as {@link #toString()} does. */
  public URI toUri() {
    return URI.create(toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhysicalKey key
        && scheme.equals(key.scheme)
        && root.equals(key.root)
        && path.equals(key.path)
        && Objects.equals(versionId, key.versionId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, root, path, versionId);
  }

  /** Returns the URL in quilt3's quoting. */
  @Override
  public String toString() {
    if (isLocal()) {
      boolean top = path.equals("/");
      return "file://"
          + PercentEncoding.quotePath(top ? path : LocalPaths.withoutTrailingSlashes(path));
    }
    String url = scheme + "://" + root + "/" + PercentEncoding.quotePath(path);
    return versionId == null
        ? url
        : url + "?" + VERSION_ID + "=" + PercentEncoding.quoteForm(versionId);
  }

  static boolean isVersionParameter(String name) {
    return name.equals(VERSION_ID);
  }

  static String lowerCase(String scheme) {
    return scheme.toLowerCase(Locale.ROOT);
  }
}
