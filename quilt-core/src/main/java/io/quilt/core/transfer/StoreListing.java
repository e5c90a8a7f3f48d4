package io.quilt.core.transfer;

import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of a list as a lazy stream, which holds one page. */
public final class StoreListing {
  private StoreListing() {}

  /** The objects. */
  public static Stream<ObjectInfo> objects(ObjectStore store, ListRequest request) {
    return items(store, request, ListPage::objects);
  }

  /** The folders, which end in a slash. */
  public static Stream<String> folders(ObjectStore store, ListRequest request) {
    return items(store, request, ListPage::folders);
  }

  private static <T> Stream<T> items(
      ObjectStore store, ListRequest request, Function<ListPage, Collection<T>> items) {
    return Stream.iterate(
            Optional.of(store.list(request, null)),
            Optional::isPresent,
            page -> next(store, request, page.orElseThrow()))
        .flatMap(page -> items.apply(page.orElseThrow()).stream());
  }

  private static Optional<ListPage> next(ObjectStore store, ListRequest request, ListPage page) {
    return page.nextToken().map(token -> store.list(request, Objects.requireNonNull(token)));
  }
}
