package io.quilt.registry.local;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file or a folder in a folder.
 *
 * @param name its name
 * @param attributes of the file that it is, or to which it links
 */
record Child(String name, Path path, BasicFileAttributes attributes) {
  boolean isFolder() {
    return attributes.isDirectory();
  }

  /** The name as a key is sorted by it: all that is in a folder comes after its slash. */
  String sortName() {
    return isFolder() ? name + "/" : name;
  }
}
