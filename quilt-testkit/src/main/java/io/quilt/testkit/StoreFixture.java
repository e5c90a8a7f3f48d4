package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.spi.Body;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The store under test, what it supports, and short ways to use it. */
abstract class StoreFixture {
  /** The store under test; closed after each test. */
  @SuppressWarnings("NullAway.Init") // Set before each test.
  ObjectStore store;

  /** Opens an empty store whose root exists; called before each test, closed after it. */
  protected abstract ObjectStore openStore();

  /** Opens a store by its provider, with the default configuration and nobody logged in. */
  protected final ObjectStore open(ObjectStoreProvider provider, PhysicalKey root) {
    return provider.open(root, new StoreContext(QuiltConfig.defaults(), provider));
  }

  /** Opens a store whose root does not exist; empty where roots cannot be missing. */
  protected Optional<ObjectStore> openStoreWithoutRoot() {
    return Optional.empty();
  }

  /**
   * Whether the store can hold an object of this key. One that it cannot hold must be refused with
   * {@link io.quilt.api.UnsafeKeyException}. By default it can hold all.
   */
  protected boolean supportsKey(String key) {
    return true;
  }

  /**
   * Whether the store can hold objects {@code a} and {@code a/b} at once. If not, the second must
   * be refused with {@link io.quilt.api.StorageException} and the first stay. By default it can.
   */
  protected boolean supportsObjectsBelowObjects() {
    return true;
  }

  /**
   * Whether two keys are two objects for the store. If not, a put of the second must be refused
   * with {@link io.quilt.api.UnsafeKeyException} and the first stay. By default all keys differ.
   *
   * @param first a key
   * @param second the same key in another case, or with its Unicode composed otherwise
   */
  protected boolean distinguishes(String first, String second) {
    return true;
  }

  /** How many objects are listed page by page; to be more than a page of the store holds. */
  protected int manyObjects() {
    return 2_100;
  }

  /** Opens the store. */
  @BeforeEach
  public final void open() {
    store = openStore();
  }

  /** Closes the store. */
  @AfterEach
  public final void close() {
    store.close();
  }

  final ObjectInfo put(String key, String text) {
    return put(key, text, PutCondition.always());
  }

  final ObjectInfo put(String key, String text, PutCondition condition) {
    return store.put(key, Body.of(text.getBytes(StandardCharsets.UTF_8)), condition);
  }

  final String read(String key) {
    return read(ReadRequest.of(key));
  }

  final String read(ReadRequest request) {
    try (ObjectContent content = store.read(request)) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages of a list, the first beginning after nothing. */
  final List<ListPage> pages(ListRequest request) {
    List<ListPage> pages = new ArrayList<>();
    @Nullable String token = null;
    do {
      ListPage page = store.list(request, token);
      pages.add(page);
      token = page.nextToken().orElse(null);
      assertThat(pages).as("pages of %s", request.prefix()).hasSizeLessThan(100_000);
    } while (token != null);
    return pages;
  }

  final List<String> objects(ListRequest request) {
    return pages(request).stream()
        .flatMap(page -> page.objects().stream())
        .map(ObjectInfo::key)
        .toList();
  }

  final List<String> folders(ListRequest request) {
    return pages(request).stream().flatMap(page -> page.folders().stream()).toList();
  }

  /** The whole store as keys. */
  final List<String> everything() {
    return objects(ListRequest.recursive(""));
  }
}
