package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code file:} URLs: a root is any folder, which need not exist before the first object is
 * put.
 *
 * <p>An object is a file, and its key the path from the root. Objects appear whole, by a rename,
 * and are on the disk when {@code put} returns. Conditions hold against other threads and processes
 * as long as these write through this provider, or another client of the same lock file, {@code
 * .quilt/.quilt-lock} of the registry; an unconditional put or a deletion at the same instant may
 * come just before or just after. They need a file system that keeps times finer than its writes,
 * as all but FAT and HFS+ do. There are no versions and no checksums.
 *
 * <p>Symbolic links to files are objects. Links to folders are listed by level as folders, and keys
 * that lead through them work; recursive lists do not follow them, as quilt3 does not. Empty
 * folders are listed by level too. A file and a folder of one name cannot be beside each other, so
 * that keys {@code a} and {@code a/b} exclude each other.
 *
 * <p>Files named {@code .quilt-lock} or {@code .quilt-tmp-…} are the store's own: never listed, and
 * refused as keys. Temporary files are removed whatever happens; those of a process that was killed
 * are removed by a later put to the same place, once they are a day old.
 */
public final class LocalObjectStoreProvider implements ObjectStoreProvider {
  private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:/");

  /** Creates the provider; it does nothing yet. */
  public LocalObjectStoreProvider() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Set<String> schemes() {
    return Set.of(PhysicalKey.FILE);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    checkScheme(object);
    Matcher drive = DRIVE.matcher(object.path());
    String root = drive.lookingAt() ? drive.group() : "/";
    return new ObjectLocation(
        PhysicalKey.of(PhysicalKey.FILE, "", root, null),
        object.path().substring(root.length()),
        null);
  }

  @Override
  public ObjectStore open(PhysicalKey root, QuiltContext context) {
    checkScheme(root);
    return new LocalObjectStore(root.toPath(), root);
  }

  private static void checkScheme(PhysicalKey key) {
    if (!key.isLocal()) {
      throw new IllegalArgumentException("Not a file or folder of this machine: " + key);
    }
  }
}
