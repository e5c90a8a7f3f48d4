package io.quilt.core.registry;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreCapabilities;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A store in the heap, without versions, whose pages are small; writes can be watched. */
class HeapStore implements ObjectStore {
  private static final int PAGE = 3;

  private record Item(byte[] bytes, ObjectInfo info) {}

  private final PhysicalKey root;
  private final boolean conditional;
  private final NavigableMap<String, Item> items = new ConcurrentSkipListMap<>();
  private final AtomicLong revisions = new AtomicLong();

  HeapStore(PhysicalKey root, boolean conditional) {
    this.root = root;
    this.conditional = conditional;
  }

  /** Called before every write and deletion with its key; what it throws is what happens. */
  void beforeChange(String key) {}

  /** Called after every write with its key. */
  void afterPut(String key) {}

  List<String> keys() {
    return List.copyOf(items.keySet());
  }

  byte[] bytes(String key) {
    return items.get(key).bytes().clone();
  }

  @Override
  public PhysicalKey root() {
    return root;
  }

  @Override
  public PhysicalKey physicalKey(String key, String versionId) {
    return PhysicalKey.of(root.scheme(), root.root(), key, versionId);
  }

  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(false, conditional, false);
  }

  @Override
  public ListPage list(ListRequest request, String pageToken) {
    TreeSet<String> folders = new TreeSet<>();
    List<ObjectInfo> objects = new ArrayList<>();
    String after = pageToken != null ? pageToken : request.startAfter().orElse("");
    for (Item item : items.tailMap(after, false).values()) {
      String key = item.info().key();
      if (!key.startsWith(request.prefix())) {
        continue;
      }
      int slash = key.indexOf('/', request.prefix().length());
      if (request.folders() && slash >= 0) {
        folders.add(key.substring(0, slash + 1));
      } else {
        objects.add(item.info());
      }
      if (objects.size() == PAGE) {
        return new ListPage(objects, List.copyOf(folders), key);
      }
    }
    return new ListPage(objects, List.copyOf(folders), null);
  }

  @Override
  public Optional<ObjectInfo> head(String key, String versionId) {
    return Optional.ofNullable(items.get(key)).map(Item::info);
  }

  @Override
  public ObjectContent read(ReadRequest request) {
    Item item = items.get(request.key());
    if (item == null) {
      throw new ObjectNotFoundException(physicalKey(request.key(), null).toString());
    }
    int from = (int) Math.min(request.offset(), item.bytes().length);
    int to =
        request.length() < 0
            ? item.bytes().length
            : (int) Math.min(item.bytes().length, from + request.length());
    return new ObjectContent(
        item.info(), new ByteArrayInputStream(Arrays.copyOfRange(item.bytes(), from, to)));
  }

  @Override
  public ObjectInfo put(String key, Body body, PutCondition condition) {
    beforeChange(key);
    byte[] bytes;
    try (InputStream in = body.open(0)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectInfo info;
    synchronized (items) {
      if (conditional) {
        check(key, condition);
      }
      info =
          new ObjectInfo(
              key,
              bytes.length,
              Instant.now(),
              Long.toString(revisions.incrementAndGet()),
              null,
              List.of());
      items.put(key, new Item(bytes, info));
    }
    afterPut(key);
    return info;
  }

  private void check(String key, PutCondition condition) {
    Item item = items.get(key);
    boolean holds =
        condition instanceof PutCondition.Always
            || (condition instanceof PutCondition.IfAbsent && item == null)
            || (condition instanceof PutCondition.IfMatches matches
                && item != null
                && item.info().revision().equals(matches.revision()));
    if (!holds) {
      throw new PreconditionFailedException(key);
    }
  }

  @Override
  public DeleteReport deleteAll(Collection<String> keys) {
    for (String key : keys) {
      beforeChange(key);
      items.remove(key);
    }
    return DeleteReport.ok();
  }
}
