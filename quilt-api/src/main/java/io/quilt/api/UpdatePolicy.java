package io.quilt.api;

/** Which of two entries of one key is kept when entries are added to a package. */
public enum UpdatePolicy {
  /** The added one replaces the one that is there. */
  INCOMING,
  /** The one that is there stays. */
  EXISTING
}
