package io.quilt.testkit;

import io.quilt.api.RegistryLayout;
import org.junit.jupiter.api.Nested;

/** All tests of registries, for one layout. */
abstract class RegistryGroups {
  private final RegistryContract owner;
  private final RegistryLayout version;

  RegistryGroups(RegistryContract owner, RegistryLayout version) {
    this.owner = owner;
    this.version = version;
  }

  @Nested
  class Listing extends RegistryListTests {
    Listing() {
      super(owner, version);
    }
  }

  @Nested
  class Browsing extends RegistryBrowseTests {
    Browsing() {
      super(owner, version);
    }
  }

  @Nested
  class Resolving extends RegistryResolveTests {
    Resolving() {
      super(owner, version);
    }
  }

  @Nested
  class Building extends RegistryBuildTests {
    Building() {
      super(owner, version);
    }
  }

  @Nested
  class Pushing extends RegistryPushTests {
    Pushing() {
      super(owner, version);
    }
  }

  @Nested
  class Placing extends RegistryPlaceTests {
    Placing() {
      super(owner, version);
    }
  }

  @Nested
  class Conflicting extends RegistryConflictTests {
    Conflicting() {
      super(owner, version);
    }
  }

  @Nested
  class Preserving extends RegistrySafetyTests {
    Preserving() {
      super(owner, version);
    }
  }

  @Nested
  class Installing extends RegistryInstallTests {
    Installing() {
      super(owner, version);
    }
  }

  @Nested
  class Refusing extends RegistryHostileTests {
    Refusing() {
      super(owner, version);
    }
  }

  @Nested
  class Reading extends RegistryReadTests {
    Reading() {
      super(owner, version);
    }
  }

  @Nested
  class Deleting extends RegistryDeleteTests {
    Deleting() {
      super(owner, version);
    }
  }
}
