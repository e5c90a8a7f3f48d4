package io.quilt.core.transfer;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What several things hold, one after another. Unlike {@link Stream#flatMap}, whose iterators take
 * in all that a thing holds, this looks one element ahead.
 */
final class Flattened<T, R> implements Iterator<R> {
  private final Iterator<? extends T> things;
  private final Function<? super T, ? extends Iterator<R>> parts;
  private Iterator<R> current = Collections.emptyIterator();

  private Flattened(
      Iterator<? extends T> things, Function<? super T, ? extends Iterator<R>> parts) {
    this.things = things;
    this.parts = parts;
  }

  static <T, R> Stream<R> stream(
      Iterator<? extends T> things, Function<? super T, ? extends Iterator<R>> parts) {
    Iterator<R> all = new Flattened<>(things, parts);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && things.hasNext()) {
      current = parts.apply(things.next());
    }
    return current.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
