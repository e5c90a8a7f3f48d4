package io.quilt.registry.local;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.spi.FileNames;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists page by page. The walks of some lists that may go on are kept, so that the next page need
 * not read folders again; a page whose walk is gone begins a new one at its key. Thread-safe.
 */
final class Lists {
  private static final int KEPT = 4;
  private static final int PORTION = 100_000;
  private static final String AFTER_OBJECT = "o";
  private static final String AFTER_FOLDER = "f";

  private record Place(String prefix, boolean folders, String token) {}

  private final Path root;
  private final int pageSize;
  private final Map<Place, Walk> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, Walk> eldest) {
              return size() > KEPT;
            }
          });

  Lists(Path root, int pageSize) {
    this.root = root;
    this.pageSize = pageSize;
  }

  ListPage page(ListRequest request, @Nullable String token) throws IOException {
    Walk walk = token == null ? null : kept.remove(place(request, token));
    if (walk == null) {
      walk = begin(request, token);
    }
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    Walk.Item item = null;
    while (objects.size() + folders.size() < pageSize && walk.hasNext()) {
      item = walk.next();
      if (item.object() == null) {
        folders.add(item.key());
      } else {
        objects.add(item.object());
      }
    }
    String next = item != null && walk.hasNext() ? token(item) : null;
    if (next != null) {
      kept.put(place(request, next), walk);
    }
    return new ListPage(objects, folders, next);
  }

  void forget() {
    kept.clear();
  }

  private Walk begin(ListRequest request, @Nullable String token) throws IOException {
    String prefix = request.prefix();
    int slash = prefix.lastIndexOf('/');
    Path folder = slash < 0 ? root : FileNames.resolve(root, prefix.substring(0, slash));
    if (!Files.isDirectory(folder)) {
      checkRoot();
    }
    return new Walk(folder, request, range(request, token), PORTION);
  }

  private void checkRoot() throws IOException {
    try {
      if (!Files.readAttributes(root, BasicFileAttributes.class).isDirectory()) {
        throw new NotDirectoryException(root.toString());
      }
    } catch (NoSuchFileException missing) {
      throw new ObjectNotFoundException(root.toString());
    }
  }

  private static KeyRange range(ListRequest request, @Nullable String token) {
    if (token == null) {
      return request.startAfter().map(KeyRange::after).orElse(KeyRange.ALL);
    }
    String key = token.substring(1);
    return token.startsWith(AFTER_FOLDER) ? KeyRange.afterFolder(key) : KeyRange.after(key);
  }

  private static String token(Walk.Item last) {
    return (last.object() == null ? AFTER_FOLDER : AFTER_OBJECT) + last.key();
  }

  private static Place place(ListRequest request, String token) {
    return new Place(request.prefix(), request.folders(), token);
  }
}
