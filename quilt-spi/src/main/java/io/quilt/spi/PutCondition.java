package io.quilt.spi;

import java.util.Objects;

/** What must be so for a write to happen. */
public sealed interface PutCondition {
  /** Always. */
  record Always() implements PutCondition {}

  /** Only if there is no object of that key. */
  record IfAbsent() implements PutCondition {}

  /**
   * Only if the object is still this one.
   *
   * @param revision its {@link ObjectInfo#revision()}
   */
  record IfMatches(String revision) implements PutCondition {
    /** Checks that the revision is there. */
    public IfMatches {
      Objects.requireNonNull(revision);
    }
  }

  /** Always. */
  static PutCondition always() {
    return new Always();
  }

  /** Only if there is no object of that key. */
  static PutCondition ifAbsent() {
    return new IfAbsent();
  }

  /** Only if the object is still this one. */
  static PutCondition ifMatches(String revision) {
    return new IfMatches(revision);
  }
}
