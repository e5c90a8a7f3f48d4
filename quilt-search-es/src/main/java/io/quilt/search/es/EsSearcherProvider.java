package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Searcher;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.SearcherProvider;
import io.quilt.spi.StackSession;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches through the stack that {@code registryUrl} of the configuration names, or straight at a
 * cluster where the environment, or the application, names one: see {@link ClusterOptions}. Found
 * by itself.
 */
public final class EsSearcherProvider implements SearcherProvider {
  private final @Nullable ClusterOptions cluster;
  private final Map<String, String> environment;

  /** Searches the cluster that {@value ClusterOptions#CLUSTER} names, or through the stack. */
  public EsSearcherProvider() {
    this(null, System.getenv());
  }

  /** Searches this cluster; for {@link io.quilt.api.Quilt.Builder#provider}. */
  public EsSearcherProvider(ClusterOptions cluster) {
    this(Objects.requireNonNull(cluster), System.getenv());
  }

  EsSearcherProvider(@Nullable ClusterOptions cluster, Map<String, String> environment) {
    this.cluster = cluster;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public boolean usesStack() {
    return chosen().isEmpty();
  }

  private Optional<ClusterOptions> chosen() {
    try {
      return cluster == null ? ClusterOptions.ofEnvironment(environment) : Optional.of(cluster);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "environment", ClusterOptions.CLUSTER, String.valueOf(e.getMessage()), null);
    }
  }

  @Override
  public Searcher open(QuiltContext context) {
    return chosen()
        .<Searcher>map(
            options -> new ClusterSearcher(new Cluster(options, context.http(), keys(context))))
        .orElseGet(() -> new StackSearcher(context));
  }

  private AwsSigner.Keys keys(QuiltContext context) {
    return new AwsSigner.Keys() {
      @Override
      public Optional<AwsCredentials> ofLogin() {
        return context.session().flatMap(StackSession::awsCredentials);
      }

      @Override
      public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
      }
    };
  }
}
