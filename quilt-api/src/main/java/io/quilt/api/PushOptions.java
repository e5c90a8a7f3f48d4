package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a revision is pushed. Immutable; made by a {@link Builder}. */
public final class PushOptions {
  private static final PushOptions DEFAULTS = builder().build();

  private final @Nullable String message;
  private final @Nullable Metadata metadata;
  private final WorkflowChoice workflow;
  private final boolean force;
  private final boolean dedupe;
  private final @Nullable Predicate<PackageEntry> selector;
  private final @Nullable Function<PackageEntry, PhysicalKey> destination;
  private final @Nullable PhysicalKey destinationPrefix;
  private final TransferListener listener;

  private PushOptions(Builder builder) {
    this.message = builder.message;
    this.metadata = builder.metadata;
    this.workflow = builder.workflow;
    this.force = builder.force;
    this.dedupe = builder.dedupe;
    this.selector = builder.selector;
    this.destination = builder.destination;
    this.destinationPrefix = builder.destinationPrefix;
    this.listener = builder.listener;
  }

  /** No message, the default workflow, the default destination. */
  public static PushOptions defaults() {
    return DEFAULTS;
  }

  /** The defaults with a message. */
  public static PushOptions message(String text) {
    return builder().message(text).build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The message of the revision, if there is one; without one the manifest says null. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The metadata that replaces the content's, if there is some. */
  public Optional<Metadata> metadata() {
    return Optional.ofNullable(metadata);
  }

  /** The workflow. */
  public WorkflowChoice workflow() {
    return workflow;
  }

  /** Whether {@code latest} is moved whatever it names. */
  public boolean force() {
    return force;
  }

  /** Whether nothing is published when {@code latest} already names the same top hash. */
  public boolean dedupe() {
    return dedupe;
  }

  /** Which entries are copied; empty for all whose bytes are not in the registry yet. */
  public Optional<Predicate<PackageEntry>> selector() {
    return Optional.ofNullable(selector);
  }

  /** Where an entry that is copied goes; empty for the default or a prefix. */
  public Optional<Function<PackageEntry, PhysicalKey>> destination() {
    return Optional.ofNullable(destination);
  }

  /** The place below which entries go by their logical key; empty for the default or a function. */
  public Optional<PhysicalKey> destinationPrefix() {
    return Optional.ofNullable(destinationPrefix);
  }

  /** The listener; {@link TransferListener#NONE} unless set. */
  public TransferListener listener() {
    return listener;
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private @Nullable String message;
    private @Nullable Metadata metadata;
    private WorkflowChoice workflow = WorkflowChoice.notGiven();
    private boolean force;
    private boolean dedupe;
    private @Nullable Predicate<PackageEntry> selector;
    private @Nullable Function<PackageEntry, PhysicalKey> destination;
    private @Nullable PhysicalKey destinationPrefix;
    private TransferListener listener = TransferListener.NONE;

    private Builder() {}

    /** Sets the message of the revision; null for none. */
    public Builder message(@Nullable String text) {
      message = text;
      return this;
    }

    /** Replaces the metadata of the package in the new revision. */
    public Builder metadata(Metadata replacement) {
      metadata = Objects.requireNonNull(replacement);
      return this;
    }

    /** Chooses the workflow. */
    public Builder workflow(WorkflowChoice choice) {
      workflow = Objects.requireNonNull(choice);
      return this;
    }

    /** Moves {@code latest} whatever it names. */
    public Builder force(boolean value) {
      force = value;
      return this;
    }

    /** Publishes nothing when {@code latest} already names the same top hash. */
    public Builder dedupe(boolean value) {
      dedupe = value;
      return this;
    }

    /** Copies only the entries that the predicate accepts; the others keep their places. */
    public Builder selector(Predicate<PackageEntry> copied) {
      selector = Objects.requireNonNull(copied);
      return this;
    }

    /** Copies nothing: all entries keep their places. */
    public Builder noCopy() {
      return selector(entry -> false);
    }

    /** Copies every entry that is copied to the place that the function gives. */
    public Builder destination(Function<PackageEntry, PhysicalKey> place) {
      destination = Objects.requireNonNull(place);
      destinationPrefix = null;
      return this;
    }

    /** Copies entries below a place in the registry's own store, by their logical keys. */
    public Builder destination(PhysicalKey prefix) {
      destinationPrefix = Objects.requireNonNull(prefix);
      destination = null;
      return this;
    }

    /** Follows the transfer. */
    public Builder listener(TransferListener progress) {
      listener = Objects.requireNonNull(progress);
      return this;
    }

    /** Makes the options. */
    public PushOptions build() {
      return new PushOptions(this);
    }
  }
}
