package io.quilt.registry.local;

import io.quilt.spi.KeyOrder;

/**
 * The keys from one on.
 *
 * @param from the first key, or the one before it
 * @param inclusive whether the key itself belongs to the range
 */
record KeyRange(String from, boolean inclusive) {
  /** All keys: none is empty. */
  static final KeyRange ALL = new KeyRange("", false);

  static KeyRange after(String key) {
    return new KeyRange(key, false);
  }

  /** The keys after all that begin with a folder's prefix: a zero follows the slash. */
  static KeyRange afterFolder(String prefix) {
    return new KeyRange(prefix.substring(0, prefix.length() - 1) + "0", true);
  }

  boolean holds(String key) {
    int order = KeyOrder.compare(key, from);
    return order > 0 || (inclusive && order == 0);
  }

  /** Whether a name in a folder, or what is below it if it is a folder too, can be in the range. */
  boolean mayHold(String prefix, String name) {
    if (from.isEmpty()) {
      return true;
    }
    String folder = prefix + name + "/";
    return holds(folder) || from.startsWith(folder);
  }

  /** Whether the range begins amid the keys of a folder, so that it holds a part of them only. */
  boolean beginsInside(String folder) {
    return from.length() > folder.length() && from.startsWith(folder);
  }
}
