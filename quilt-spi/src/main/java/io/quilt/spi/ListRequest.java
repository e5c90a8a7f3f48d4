package io.quilt.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is listed: the objects whose keys begin with a prefix, in the order of their keys' UTF-8
 * bytes. Immutable.
 */
public final class ListRequest {
  private final String prefix;
  private final boolean folders;
  private final @Nullable String startAfter;
  private final boolean versions;

  private ListRequest(
      String prefix, boolean folders, @Nullable String startAfter, boolean versions) {
    this.prefix = Objects.requireNonNull(prefix);
    this.folders = folders;
    this.startAfter = startAfter;
    this.versions = versions;
  }

  /** All objects below a prefix, at any depth; {@code ""} for all of the store. */
  public static ListRequest recursive(String prefix) {
    return new ListRequest(prefix, false, null, false);
  }

  /**
   * The objects whose rest of the key after the prefix has no slash, and in place of the others the
   * prefixes up to and with their next slash.
   */
  public static ListRequest level(String prefix) {
    return new ListRequest(prefix, true, null, false);
  }

  /** This request for keys after this one only; the key itself need not exist. */
  public ListRequest startAfter(String key) {
    return new ListRequest(prefix, folders, Objects.requireNonNull(key), versions);
  }

  /**
   * This request with the version of each object, where the store has versions; it may cost more.
   */
  public ListRequest withVersions() {
    return new ListRequest(prefix, folders, startAfter, true);
  }

  /** The prefix, which need not end in a slash. */
  public String prefix() {
    return prefix;
  }

  /** Whether deeper keys are folded into prefixes that end in a slash. */
  public boolean folders() {
    return folders;
  }

  /** Whether objects come with their versions. */
  public boolean versions() {
    return versions;
  }

  /** The key after which the list begins; empty for its beginning. */
  public Optional<String> startAfter() {
    return Optional.ofNullable(startAfter);
  }
}
