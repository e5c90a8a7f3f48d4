package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one object that an application holds: configuration, services and the threads behind them.
 *
 * <p>Thread-safe. Several may live in one JVM, for several stacks. Nothing connects to a service
 * before it is used. Whoever opens it closes it; afterwards its services throw {@link
 * IllegalStateException} and no thread of it remains.
 *
 * <pre>{@code
 * try (Quilt quilt = Quilt.open()) {
 *   QuiltPackage assays = quilt.registry("s3://my-bucket").browse(PackageName.of("lab/assays"));
 * }
 * }</pre>
 */
public interface Quilt extends AutoCloseable {
  /** Opens Quilt with the user's quilt3 directory and the providers that are found. */
  static Quilt open() {
    return builder().build();
  }

  /** A builder that begins with what {@link #open()} uses. */
  static Builder builder() {
    return QuiltEngine.get().newQuilt();
  }

  /**
   * The configuration, as quilt3's {@code config()} gives it: where none is saved yet, that of the
   * public stack is saved, or, with a warning, the template when that stack cannot be reached. A
   * {@code Quilt} with an explicit configuration gives that one.
   *
   * @throws InvalidConfigException if the file cannot be read
   */
  QuiltConfig config();

  /**
   * The configuration as it is now, read from its file; the template where none is saved. No
   * network is asked.
   *
   * @throws InvalidConfigException if the file cannot be read
   */
  QuiltConfig savedConfig();

  /**
   * Replaces the whole configuration by that of a catalog, which says it in {@code
   * <catalogUrl>/config.json}, and saves it; what was there is kept as a timestamped backup. An
   * empty URL resets it. A {@code Quilt} with an explicit configuration changes it in memory only.
   *
   * @return the configuration afterwards
   * @throws InvalidConfigException if it is not the URL of a catalog; nothing is saved
   * @throws ServiceUnavailableException if the catalog does not answer; nothing is saved
   */
  QuiltConfig configure(String catalogUrl);

  /**
   * Sets values of the configuration and saves them; all others stay. A {@code Quilt} with an
   * explicit configuration changes it in memory only.
   *
   * @param values the values by key; null clears one
   * @return the configuration afterwards
   * @throws InvalidConfigException if a value is not valid; nothing is saved
   */
  QuiltConfig configure(Map<String, ? extends @Nullable Object> values);

  /**
   * Sets all values of the configuration back to the defaults and saves them; what was there is
   * kept as a timestamped backup.
   */
  QuiltConfig resetConfig();

  /** The default local registry: {@code default_local_registry}. */
  Registry registry();

  /**
   * The default remote registry: {@code default_remote_registry}.
   *
   * @throws InvalidConfigException if none is configured
   */
  Registry remoteRegistry();

  /**
   * The registry at a place, with the layout {@code default_registry_version}.
   *
   * @param location {@code s3://bucket}, a {@code file:} URL, a path, or a URL of another backend
   * @throws IllegalArgumentException if it is not a place for a registry
   * @throws ProviderException if no provider, or no single one, serves its scheme
   */
  Registry registry(String location);

  /** The registry at a place, with an explicit layout; see {@link #registry(String)}. */
  Registry registry(String location, RegistryLayout layout);

  /**
   * Lists the files or objects below a place as entries without checksums, their logical keys
   * relative to it, in package order; for {@link QuiltPackage.Builder#putAll}.
   *
   * <p>The place is listed when this method is called. Keys that end in a slash are skipped. In a
   * local folder {@code .quiltignore} is obeyed, symbolic links are followed (one that leads back
   * to a folder above it is an error), hidden files count, empty folders and files that are not
   * regular do not.
   *
   * @throws StorageException if the place does not exist or cannot be listed
   * @throws UnsafeKeyException if an object's name cannot be a logical key
   */
  EntrySource scan(PhysicalKey place, ScanOptions options);

  /**
   * The searcher in force. If it asks a stack and no configuration is saved yet, that of the public
   * stack is, as {@link #config()} does.
   *
   * @throws ProviderException if there is none, with the artifact to add
   */
  Searcher searcher();

  /**
   * The authenticator in force.
   *
   * @throws ProviderException if there is none, with the artifact to add
   */
  Authenticator authenticator();

  /**
   * Temporary AWS credentials of the login that is in force, valid now; empty if nobody is logged
   * in. They are renewed when they are about to expire, so ask again instead of keeping them.
   *
   * @throws NotAuthenticatedException if somebody is logged in, and the stack gives none
   */
  Optional<AwsCredentials> awsCredentials();

  /**
   * The service of API keys.
   *
   * @throws ProviderException if there is none, with the artifact to add
   */
  ApiKeyService apiKeys();

  /** The providers that were found or given, in order of choice. */
  List<Provider> providers();

  /** Stops what is under way, and releases threads and connections; more than once does nothing. */
  @Override
  void close();

  /** Puts a {@link Quilt} together; not thread-safe. */
  interface Builder {
    /** Uses this configuration, in memory: no file of the user is read or written. */
    Builder config(QuiltConfig config);

    /** Uses this quilt3 directory in place of the user's. */
    Builder directory(Path dataDirectory);

    /** Uses this registry for its {@link Registry#location()}, whatever provider there is. */
    Builder registry(Registry registry);

    /** Uses this searcher. */
    Builder searcher(Searcher searcher);

    /**
     * Uses this authenticator. If it is a {@code StackSession} of {@code io.quilt.spi} too, the
     * other services authenticate through it.
     */
    Builder authenticator(Authenticator authenticator);

    /** Uses this service of API keys. */
    Builder apiKeys(ApiKeyService apiKeys);

    /** Adds a provider of {@code io.quilt.spi}, before those that are found. */
    Builder provider(Provider provider);

    /** Runs concurrent work here; the executor is borrowed and stays open. */
    Builder executor(Executor executor);

    /** Reaches every service and remote store through this HTTP proxy. */
    Builder proxy(InetSocketAddress address);

    /** Trusts the certificates in this file too, in PEM, beside the JDK's. */
    Builder trustStore(Path pem);

    /**
     * Lets tokens and codes go to a stack over http that is not on this machine. Whoever is on the
     * way can read and use them: for networks that are safe otherwise only.
     */
    Builder allowHttpSecrets();

    /**
     * How long services and remote stores are waited for; 10 s and 60 s otherwise.
     *
     * @param connect for a connection
     * @param response for the next byte of an answer
     * @throws IllegalArgumentException if one is not positive
     */
    Builder timeouts(Duration connect, Duration response);

    /** How many objects are transferred at once; at least 1. */
    Builder maxConcurrency(int transfers);

    /** Finds providers with this class loader in place of the SDK's own. */
    Builder classLoader(ClassLoader loader);

    /** Opens it; nothing is connected yet. */
    Quilt build();
  }
}
