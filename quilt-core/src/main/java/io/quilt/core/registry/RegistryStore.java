package io.quilt.core.registry;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.RegistryLayout;
import io.quilt.api.StorageException;
import io.quilt.core.transfer.OrderedWork;
import io.quilt.core.transfer.StoreListing;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A registry's place: its store and layout, and how they are read. */
record RegistryStore(PhysicalKey location, RegistryLayout layout, QuiltContext context) {
  /** Far more than a pointer holds, and little enough to be read whole. */
  private static final int SMALL = 4096;

  /** More writes at once do not make a disk quicker, and all of them must end before a stop. */
  private static final int MOST_ON_A_DISK = 16;

  /** A small object, read whole. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record SmallObject(ObjectInfo info, byte[] bytes) {}

  /** The store, which is open as long as the client is. */
  ObjectStore store() {
    return context.store(location);
  }

  /** Reads the beginning of an object, which is all of a pointer; empty if there is none. */
  Optional<SmallObject> readSmall(String key) {
    try (ObjectContent content = store().read(ReadRequest.of(key))) {
      return Optional.of(new SmallObject(content.info(), content.stream().readNBytes(SMALL)));
    } catch (ObjectNotFoundException missing) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageException("Object %s cannot be read".formatted(describe(key)), e);
    }
  }

  Stream<ObjectInfo> objects(ListRequest request) {
    return exists(() -> StoreListing.begin(store(), request).objects());
  }

  Stream<String> folders(ListRequest request) {
    return exists(() -> StoreListing.begin(store(), request).folders());
  }

  /** The folders below folders, in order; the first pages of several are asked for at once. */
  Stream<String> foldersBelow(Stream<String> folders) {
    var firstPages =
        new OrderedWork<>(
            folders.iterator(),
            folder -> StoreListing.begin(store(), ListRequest.level(folder)),
            context.executor(),
            context.maxConcurrency());
    return firstPages.flatStream(listing -> listing.folders().iterator()).onClose(folders::close);
  }

  List<String> keys(ListRequest request) {
    return objects(request).map(ObjectInfo::key).toList();
  }

  /** A folder that does not exist yet is an empty registry; anything else is a wrong name. */
  private <T> Stream<T> exists(Supplier<Stream<T>> list) {
    try {
      return list.get();
    } catch (ObjectNotFoundException noRoot) {
      if (location.isLocal()) {
        return Stream.empty();
      }
      throw new StorageException(
          "Registry %s does not exist; check its name, or create it".formatted(this), noRoot);
    }
  }

  <T, R> OrderedWork<T, R> parallel(Iterator<T> things, Function<T, R> work) {
    return new OrderedWork<>(things, work, context.executor(), window());
  }

  /** How many pieces of work are under way or waiting to be taken in order. */
  int window() {
    int window = 4 * context.maxConcurrency();
    return location.isLocal() ? Math.min(window, MOST_ON_A_DISK) : window;
  }

  String describe(String key) {
    return store().physicalKey(key, null).toString();
  }

  /** Whether an object lies in this registry's store. */
  boolean holds(PhysicalKey key) {
    return key.scheme().equals(location.scheme())
        && key.root().equals(location.root())
        && (location.path().isEmpty() || key.path().startsWith(folder(location.path())));
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  /** The registry as users write it. */
  @Override
  public String toString() {
    return location.toString();
  }
}
