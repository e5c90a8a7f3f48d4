package io.quilt.testing;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StoreCapabilities;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Object stores in memory, and with them complete registries: {@code mem://name}. Thread-safe.
 *
 * <p>A store exists, empty, as soon as it is named. It belongs to its provider: a {@code Quilt}
 * that found the provider by itself has its own stores, which end with it. To keep them longer, to
 * share them, or to look into them, give the same instance to each builder:
 *
 * <pre>{@code
 * MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
 * try (Quilt quilt = Quilt.builder().provider(memory).build()) {
 *   quilt.registry("mem://bucket").push(name, content);
 * }
 * memory.store("bucket").head("lab/assays/a.csv", null);
 * }</pre>
 *
 * <p>To see what an application does when a store fails, set a hook:
 *
 * <pre>{@code
 * memory.before((operation, key) -> {
 *   if (operation == StoreHook.Operation.PUT) {
 *     throw new ServiceUnavailableException("Try again", 503, null);
 *   }
 * });
 * }</pre>
 */
public final class MemoryObjectStoreProvider implements ObjectStoreProvider {
  private static final String SCHEME = "mem";

  private final StoreCapabilities capabilities;
  private final Map<String, MemoryBucket> buckets = new ConcurrentHashMap<>();
  private volatile StoreHook hook = (operation, key) -> {};

  /** Stores without versions and checksums, with conditional writes. */
  public MemoryObjectStoreProvider() {
    this(new StoreCapabilities(false, true, false));
  }

  /** Stores that can do just this; with versions, all that was ever written is kept. */
  public MemoryObjectStoreProvider(StoreCapabilities capabilities) {
    this.capabilities = Objects.requireNonNull(capabilities);
  }

  /** Calls this hook before every operation on every store, in place of the one before. */
  public void before(StoreHook newHook) {
    hook = Objects.requireNonNull(newHook);
  }

  /**
   * The store {@code mem://name}.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public ObjectStore store(String name) {
    return new MemoryObjectStore(
        bucket(name), this::holding, (what, key) -> hook.before(what, key));
  }

  private MemoryBucket bucket(String name) {
    PhysicalKey root = PhysicalKey.of(SCHEME, name, "", null);
    return buckets.computeIfAbsent(name, unused -> new MemoryBucket(root, capabilities));
  }

  private Optional<MemoryBucket> holding(PhysicalKey object) {
    return object.scheme().equals(SCHEME) ? Optional.of(bucket(object.root())) : Optional.empty();
  }

  /** Returns {@code memory}. */
  @Override
  public String name() {
    return "memory";
  }

  /** Returns {@code mem}. */
  @Override
  public Set<String> schemes() {
    return Set.of(SCHEME);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    PhysicalKey root = PhysicalKey.of(SCHEME, object.root(), "", null);
    return new ObjectLocation(root, object.path(), object.versionId().orElse(null));
  }

  @Override
  public ObjectStore open(PhysicalKey root, QuiltContext context) {
    if (!root.path().isEmpty() || root.versionId().isPresent()) {
      throw new IllegalArgumentException(
          "A memory registry is mem://name, without a path: " + root);
    }
    return store(root.root());
  }
}
