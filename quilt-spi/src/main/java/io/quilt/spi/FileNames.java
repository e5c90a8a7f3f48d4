package io.quilt.spi;

import io.quilt.api.UnsafeKeyException;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which keys can be files, and where they lie: keys are paths with slashes, as logical keys and the
 * keys of object stores are. The rules are those of the file system at hand, so that what Windows
 * cannot hold is refused on Windows only.
 *
 * <p>Nowhere may a key be absolute, hold a NUL, or have a segment that is empty, {@code .} or
 * {@code ..}. Where the separator is a backslash Windows' rules hold too: no control characters and
 * none of {@code <>:"|?*\}, no dot or blank at the end of a segment, no device such as {@code NUL}
 * or {@code com1.txt}.
 *
 * <p>Thread-safe. Symbolic links are not looked at: that a folder inside leads out of the root is
 * for the caller to judge.
 */
public final class FileNames {
  private static final Pattern WINDOWS_FORBIDDEN = Pattern.compile("[\\x00-\\x1f<>:\"|?*\\\\]");
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?");

  private FileNames() {}

  /**
   * Checks that a key can be a file of a file system.
   *
   * @throws UnsafeKeyException if it cannot, with the reason
   */
  public static void check(String key, FileSystem files) {
    boolean windows = files.getSeparator().equals("\\");
    for (String segment : key.split("/", -1)) {
      checkSegment(key, segment);
      if (windows) {
        checkOnWindows(key, segment);
      }
    }
  }

  /**
   * The file of a key below a folder; neither need exist.
   *
   * @throws UnsafeKeyException if the key cannot be a file there, with the reason
   */
  public static Path resolve(Path root, String key) {
    check(key, root.getFileSystem());
    try {
      return root.resolve(key);
    } catch (InvalidPathException e) {
      throw new UnsafeKeyException(
          key,
          "this file system cannot hold the name (%s); names are encoded as %s, which the JVM takes"
                  .formatted(e.getReason(), System.getProperty("sun.jnu.encoding"))
              + " from the locale, such as LC_ALL=C.UTF-8");
    }
  }

  private static void checkSegment(String key, String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      throw new UnsafeKeyException(
          key, "a file's path has no empty segment, and none that is '.' or '..'");
    }
    if (segment.indexOf('\0') >= 0) {
      throw new UnsafeKeyException(key, "a file's name cannot hold the character NUL");
    }
  }

  private static void checkOnWindows(String key, String segment) {
    if (WINDOWS_FORBIDDEN.matcher(segment).find()) {
      throw new UnsafeKeyException(
          key, "on Windows a file's name holds no control characters and none of <>:\"|?*\\");
    }
    if (segment.endsWith(".") || segment.endsWith(" ")) {
      throw new UnsafeKeyException(key, "on Windows no file's name ends in a dot or a blank");
    }
    if (WINDOWS_DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches()) {
      throw new UnsafeKeyException(
          key, "on Windows '%s' is a device, not a file".formatted(segment));
    }
  }
}
