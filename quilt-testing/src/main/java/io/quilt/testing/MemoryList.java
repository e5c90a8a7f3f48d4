package io.quilt.testing;

import io.quilt.spi.KeyOrder;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One listing; the token of a page is the key at which it begins. */
final class MemoryList {
  private static final int PAGE = 1000;

  /** The character after the slash: what sorts after all that is below a folder. */
  private static final char AFTER_SLASH = '/' + 1;

  private final MemoryBucket bucket;
  private final ListRequest request;

  MemoryList(MemoryBucket bucket, ListRequest request) {
    this.bucket = bucket;
    this.request = request;
  }

  ListPage page(@Nullable String token) {
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    MemoryObject next = bucket.ceiling(token == null ? first() : token);
    while (next != null && next.info.key().startsWith(request.prefix())) {
      String key = next.info.key();
      if (objects.size() + folders.size() == PAGE) {
        return new ListPage(objects, folders, key);
      }
      int slash = request.folders() ? key.indexOf('/', request.prefix().length()) : -1;
      if (slash < 0) {
        objects.add(next.info);
        next = bucket.ceiling(key + '\0');
      } else {
        folders.add(key.substring(0, slash + 1));
        next = bucket.ceiling(key.substring(0, slash) + AFTER_SLASH);
      }
    }
    return new ListPage(objects, folders, null);
  }

  private String first() {
    String after = request.startAfter().map(key -> key + '\0').orElse("");
    return KeyOrder.compare(after, request.prefix()) > 0 ? after : request.prefix();
  }
}
