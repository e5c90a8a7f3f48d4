package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.spi.HttpSettings;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes the packages of registries into a cluster of Elasticsearch or OpenSearch, as a stack does,
 * so that they can be searched where there is no stack.
 *
 * <pre>{@code
 * ClusterOptions cluster = ClusterOptions.of(URI.create("https://search.example.com:9200"));
 * try (PackageIndexer indexer = PackageIndexer.open(cluster)) {
 *   IndexReport report = indexer.index(quilt.registry("s3://my-bucket"));
 * }
 * }</pre>
 *
 * <p><b>What is written.</b> Below the alias {@code <name>_packages} a document for each pointer,
 * each manifest and each entry, joined by their manifest; below the alias {@code <name>} one for
 * each object that lies in the registry and that an entry names. The name is the bucket's, or that
 * of the registry's folder. The indexes behind the aliases are made where they are missing, with
 * the shards and replicas that the cluster has as its default.
 *
 * <p><b>Again and again.</b> A run writes the difference only. A revision whose manifest is indexed
 * is not opened again, and a manifest is indexed after all its entries, so that a run that was
 * broken off at any point is completed by the next one. A pointer that has moved is written to its
 * new place and taken from its old one, and pointers that the registry no longer has are removed.
 * Manifests and entries stay, because packages share them, as they do in a registry; what is alive
 * is what a pointer names. Two runs over one registry at once do each other no harm; while
 * revisions are published, the next run has the last word.
 *
 * <p><b>Memory.</b> Manifests are streamed in constant memory, however many entries they have; at
 * most two bulk requests of about 5 MB are under way for a run. In memory are the names of all
 * packages, and the pointers of a few packages at a time.
 *
 * <p>Of text that a search cannot use only a part is indexed: JSON texts above 1,000,000 characters
 * are left out, messages are cut there, of a package's metadata the first 5,000 leaves are indexed
 * one by one, and keys above 8,191 characters are found by their words only. All of the rest of a
 * document is there.
 *
 * <p>Thread-safe; a call blocks until its work is done. The caller closes the indexer.
 */
public final class PackageIndexer implements AutoCloseable {
  private final Cluster cluster;
  private final ExecutorService workers = Executors.newCachedThreadPool(PackageIndexer::daemon);
  private volatile boolean closed;

  private PackageIndexer(Cluster cluster) {
    this.cluster = cluster;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "quilt-index");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * An indexer for a cluster; nothing is connected yet. Where the options ask for signed requests
   * and give no source of credentials, they are those of the environment.
   */
  public static PackageIndexer open(ClusterOptions cluster) {
    return open(cluster, Optional::empty);
  }

  /**
   * An indexer for a cluster; nothing is connected yet. Where the options ask for signed requests
   * and give no source of credentials, they are those of the login in force there, else those of
   * the environment.
   */
  public static PackageIndexer open(ClusterOptions cluster, Quilt login) {
    return open(cluster, login::awsCredentials);
  }

  private static PackageIndexer open(
      ClusterOptions cluster, Supplier<Optional<AwsCredentials>> login) {
    return new PackageIndexer(new Cluster(cluster, HttpSettings.defaults(), new Keys(login)));
  }

  private record Keys(Supplier<Optional<AwsCredentials>> login) implements AwsSigner.Keys {
    @Override
    public Optional<AwsCredentials> ofLogin() {
      return login.get();
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
    }
  }

  /**
   * Brings the indexes that are called after a registry up to date; see {@link #index(Registry,
   * String, Consumer)}. The name is put into lower case, and what an index cannot be called becomes
   * a hyphen.
   *
   * @throws IllegalArgumentException if no name can be made of the registry's
   */
  public IndexReport index(Registry registry) {
    return index(registry, defaultName(registry));
  }

  /**
   * The name that the indexes of a registry have unless another one is given.
   *
   * @throws IllegalArgumentException if none can be made of the registry's
   */
  public static String defaultName(Registry registry) {
    return IndexNames.of(registry).name();
  }

  /** Brings indexes up to date; see {@link #index(Registry, String, Consumer)}. */
  public IndexReport index(Registry registry, String name) {
    return index(registry, name, report -> {});
  }

  /**
   * Brings indexes up to date with a registry. Afterwards searches see all of it.
   *
   * <p>A revision that cannot be read, or of which the cluster refuses documents, does not end the
   * run: it is told in the report, and the pointers that name it stay as they were indexed before.
   *
   * @param name the alias of the objects; that of the packages has {@code _packages} behind it
   * @param progress told what was done so far: by the calling thread, between requests, after some
   *     thousands of entries and some dozens of packages; what it throws ends the run
   * @throws IllegalArgumentException if an index cannot have the name
   * @throws IndexingException if the cluster refuses the indexes, or the aliases stand for others
   * @throws io.quilt.api.ServiceUnavailableException if the cluster does not answer, or is too busy
   *     for more than a minute
   * @throws io.quilt.api.NotAuthenticatedException if it does not accept the credentials
   * @throws io.quilt.api.AccessDeniedException if it does not allow to write
   * @throws io.quilt.api.QuiltInterruptedException if the thread is interrupted
   * @throws io.quilt.api.QuiltException if the packages of the registry cannot be listed
   * @throws IllegalStateException if this indexer is closed, or is while it works
   */
  public IndexReport index(Registry registry, String name, Consumer<IndexReport> progress) {
    Objects.requireNonNull(registry);
    IndexNames names = new IndexNames(name);
    IndexTally tally = new IndexTally(name, Objects.requireNonNull(progress));
    if (closed) {
      throw new IllegalStateException("This indexer is closed; open another one");
    }
    try (BulkQueue queue = new BulkQueue(workers)) {
      return new IndexRun(registry, names, cluster, queue, tally).run();
    } catch (RuntimeException e) {
      if (closed) {
        throw new IllegalStateException("This indexer was closed while it was indexing", e);
      }
      throw e;
    }
  }

  /** Ends the connections, and with an error what is still under way. */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
    cluster.close();
  }
}
