package io.quilt.core.transfer;

import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of a list as a lazy stream, which holds one page. */
public final class StoreListing {
  private final ObjectStore store;
  private final ListRequest request;
  private final ListPage first;

  private StoreListing(ObjectStore store, ListRequest request) {
    this.store = store;
    this.request = request;
    this.first = store.list(request, null);
  }

  /** Asks for the first page; the others are asked for when they are needed. */
  public static StoreListing begin(ObjectStore store, ListRequest request) {
    return new StoreListing(store, request);
  }

  /** The objects. */
  public Stream<ObjectInfo> objects() {
    return items(ListPage::objects);
  }

  /** The folders, which end in a slash. */
  public Stream<String> folders() {
    return items(ListPage::folders);
  }

  private <T> Stream<T> items(Function<ListPage, Collection<T>> items) {
    Iterator<Optional<ListPage>> pages =
        Stream.iterate(Optional.of(first), Optional::isPresent, page -> next(page.orElseThrow()))
            .iterator();
    return Flattened.stream(pages, page -> items.apply(page.orElseThrow()).iterator());
  }

  private Optional<ListPage> next(ListPage page) {
    return page.nextToken().map(token -> store.list(request, Objects.requireNonNull(token)));
  }
}
