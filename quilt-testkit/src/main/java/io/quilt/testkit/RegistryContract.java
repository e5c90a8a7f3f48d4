package io.quilt.testkit;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link Registry} does, with both layouts: for a provider of object stores, together
 * with the engine, and for a provider of whole registries.
 *
 * <p>Every test makes a new instance of the subclass and opens a {@code Quilt} of its own, whose
 * default local registry is in a temporary folder.
 */
public abstract class RegistryContract {
  /** Prepares the contract. */
  protected RegistryContract() {}

  /** A place for a registry, which is empty at the beginning of a test and the same all through. */
  protected abstract PhysicalKey location();

  /** Adds what the registry needs to a builder, such as a provider; adds nothing by default. */
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder;
  }

  /**
   * Opens the store in which the registry keeps its objects, for the test to look into it and to
   * put what no client would write. By default it is one that the first provider of object stores
   * for the scheme of {@link #location()} opens.
   */
  protected ObjectStore openStore(Quilt quilt) {
    ObjectStoreProvider provider =
        quilt.providers().stream()
            .filter(ObjectStoreProvider.class::isInstance)
            .map(ObjectStoreProvider.class::cast)
            .filter(candidate -> candidate.schemes().contains(location().scheme()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No object store for " + location()));
    return provider.open(location(), new StoreContext(quilt.config(), provider));
  }

  /**
   * Whether of several pushes at once each but one gets a conflict; by default as the store says.
   */
  protected boolean supportsConditionalPut(ObjectStore store) {
    return store.capabilities().conditionalPut();
  }

  /** Manifests shared by all packages, a pointer for each revision. */
  @Nested
  class Layout1 extends RegistryGroups {
    Layout1() {
      super(RegistryContract.this, RegistryLayout.V1);
    }
  }

  /** Manifests below their package, a tag for the latest. */
  @Nested
  class Layout2 extends RegistryGroups {
    Layout2() {
      super(RegistryContract.this, RegistryLayout.V2);
    }
  }
}
