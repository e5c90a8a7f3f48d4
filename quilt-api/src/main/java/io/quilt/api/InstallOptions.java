package io.quilt.api;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is installed, where, and what is tolerated. Immutable; made by a {@link Builder}. */
public final class InstallOptions {
  private final BrowseOptions revision;
  private final @Nullable Path destination;
  private final @Nullable LogicalKey path;
  private final @Nullable Registry destinationRegistry;
  private final boolean unverifiedAllowed;
  private final boolean localFilesAllowed;
  private final TransferListener listener;

  private InstallOptions(Builder builder) {
    this.revision = builder.revision;
    this.destination = builder.destination;
    this.path = builder.path;
    this.destinationRegistry = builder.destinationRegistry;
    this.unverifiedAllowed = builder.unverifiedAllowed;
    this.localFilesAllowed = builder.localFilesAllowed;
    this.listener = builder.listener;
  }

  /** The latest revision, whole, to the default place. */
  public static InstallOptions defaults() {
    return builder().build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Which revision. */
  public BrowseOptions revision() {
    return revision;
  }

  /**
   * The folder; empty for {@code <default_install_location>/<name>}, or below the default local
   * registry when none is configured.
   */
  public Optional<Path> destination() {
    return Optional.ofNullable(destination);
  }

  /** The entry or directory that is installed; empty for the whole package. */
  public Optional<LogicalKey> path() {
    return Optional.ofNullable(path);
  }

  /** The registry that receives the manifest; empty for the default local registry. */
  public Optional<Registry> destinationRegistry() {
    return Optional.ofNullable(destinationRegistry);
  }

  /** Whether entries without a checksum are installed, their bytes unverified. */
  public boolean unverifiedAllowed() {
    return unverifiedAllowed;
  }

  /** Whether files of this machine are read that a manifest from elsewhere names. */
  public boolean localFilesAllowed() {
    return localFilesAllowed;
  }

  /** The listener; {@link TransferListener#NONE} unless set. */
  public TransferListener listener() {
    return listener;
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private BrowseOptions revision = BrowseOptions.latest();
    private @Nullable Path destination;
    private @Nullable LogicalKey path;
    private @Nullable Registry destinationRegistry;
    private boolean unverifiedAllowed;
    private boolean localFilesAllowed;
    private TransferListener listener = TransferListener.NONE;

    private Builder() {}

    /** Installs another revision than the latest. */
    public Builder revision(BrowseOptions which) {
      revision = Objects.requireNonNull(which);
      return this;
    }

    /** Installs into this folder, which is made if it does not exist. */
    public Builder destination(Path folder) {
      destination = Objects.requireNonNull(folder);
      return this;
    }

    /**
     * Installs only one entry, under its last name, or the children of one directory, relative to
     * it.
     */
    public Builder path(LogicalKey entryOrDirectory) {
      path = Objects.requireNonNull(entryOrDirectory);
      return this;
    }

    /**
     * Registers the manifest in this registry, usually a local one, which must be the engine's own
     * over an object store.
     */
    public Builder destinationRegistry(Registry registry) {
      destinationRegistry = Objects.requireNonNull(registry);
      return this;
    }

    /** Installs entries without a checksum too, their bytes unverified. */
    public Builder allowUnverified(boolean value) {
      unverifiedAllowed = value;
      return this;
    }

    /** Reads files of this machine too when a manifest from elsewhere names them. */
    public Builder allowLocalFiles(boolean value) {
      localFilesAllowed = value;
      return this;
    }

    /** Follows the transfer. */
    public Builder listener(TransferListener progress) {
      listener = Objects.requireNonNull(progress);
      return this;
    }

    /** Makes the options. */
    public InstallOptions build() {
      return new InstallOptions(this);
    }
  }
}
