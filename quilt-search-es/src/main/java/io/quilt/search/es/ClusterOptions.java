package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of Elasticsearch or OpenSearch, and as whom it is asked: anonymously unless said
 * otherwise. Immutable. Its {@link #toString()} shows no secret.
 */
public final class ClusterOptions {
  /** Names the nodes of the cluster that is searched in place of a stack, with commas between. */
  public static final String CLUSTER = "QUILT_CLUSTER";

  static final String API_KEY = "QUILT_CLUSTER_API_KEY";
  static final String USER = "QUILT_CLUSTER_USER";
  static final String PASSWORD = "QUILT_CLUSTER_PASSWORD";
  static final String AWS = "QUILT_CLUSTER_AWS";
  private static final Set<String> SERVICES = Set.of("es", "aoss");

  private final List<URI> nodes;
  private final ClusterCredentials credentials;
  private final @Nullable HttpSettings http;

  private ClusterOptions(
      List<URI> nodes, ClusterCredentials credentials, @Nullable HttpSettings http) {
    this.nodes = nodes;
    this.credentials = credentials;
    this.http = http;
  }

  /**
   * A cluster by its nodes, which take turns.
   *
   * @param nodes at least one, like {@code https://search.example.com:9200}; a path is common to
   *     all
   * @throws IllegalArgumentException if there is none, or one is not an http or https URL, or holds
   *     a user, a query or a fragment
   */
  public static ClusterOptions of(URI... nodes) {
    if (nodes.length == 0) {
      throw new IllegalArgumentException("A cluster has at least one node");
    }
    Arrays.stream(nodes).forEach(ClusterOptions::checkNode);
    return new ClusterOptions(List.of(nodes), new ClusterCredentials.Anonymous(), null);
  }

  private static void checkNode(URI node) {
    if (Origin.of(node).isEmpty()) {
      throw new IllegalArgumentException("A node is an http or https URL");
    }
    if (node.getRawUserInfo() != null || node.getRawQuery() != null || node.getFragment() != null) {
      throw new IllegalArgumentException(
          "The URL of a node holds no user, query or fragment; credentials are options of their own");
    }
  }

  /**
   * A cluster as the environment describes it: its nodes in {@value #CLUSTER}, and as whom it is
   * asked in {@code QUILT_CLUSTER_API_KEY}, or {@code QUILT_CLUSTER_USER} and {@code
   * QUILT_CLUSTER_PASSWORD}, or {@code QUILT_CLUSTER_AWS}, which is {@code es} or {@code aoss}.
   *
   * @return empty if it names no cluster
   * @throws IllegalArgumentException if it is not as described
   */
  public static Optional<ClusterOptions> ofEnvironment(Map<String, String> environment) {
    return variable(environment, CLUSTER).map(nodes -> of(nodes(nodes)).credentialsOf(environment));
  }

  // The error of the parser would repeat what may hold a password.
  private static URI[] nodes(String list) {
    try {
      return Arrays.stream(list.split(",", -1))
          .map(String::strip)
          .map(URI::create)
          .toArray(URI[]::new);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(CLUSTER + " does not hold URLs with commas between");
    }
  }

  /** This cluster, asked as the environment says; see {@link #ofEnvironment}. */
  public ClusterOptions credentialsOf(Map<String, String> environment) {
    Optional<String> key = variable(environment, API_KEY);
    Optional<String> user = variable(environment, USER);
    Optional<String> service = variable(environment, AWS);
    if (key.isPresent()) {
      return apiKey(Secret.of(key.get()));
    }
    if (user.isPresent()) {
      return basic(
          user.get(),
          Secret.of(
              variable(environment, PASSWORD)
                  .orElseThrow(
                      () -> new IllegalArgumentException(USER + " is set, and not " + PASSWORD))));
    }
    return service.map(name -> aws(name, null)).orElse(this);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /** This cluster, asked as a user. */
  public ClusterOptions basic(String user, Secret password) {
    String both = user + ":" + password.reveal();
    return authorization(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  /** This cluster, asked with an API key of Elasticsearch, in the encoded form that it gives. */
  public ClusterOptions apiKey(Secret encoded) {
    return authorization("ApiKey " + encoded.reveal());
  }

  private ClusterOptions authorization(String header) {
    if (!header.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("An API key of a cluster holds printable ASCII only");
    }
    return with(new ClusterCredentials.Header(Secret.of(header)));
  }

  /**
   * This cluster, asked with requests that are signed with the AWS credentials in force: those of
   * the login to a stack, else those in the environment ({@code AWS_ACCESS_KEY_ID} and so on).
   *
   * @param service {@code es} for a domain, {@code aoss} for a serverless collection
   * @param region the region; null to take it from the host's name, or from {@code AWS_REGION}
   * @throws IllegalArgumentException if it is another service, or the cluster has several nodes
   */
  public ClusterOptions aws(String service, @Nullable String region) {
    return aws(service, region, null);
  }

  /**
   * This cluster, asked with requests that are signed; see {@link #aws(String, String)}.
   *
   * @param source gives credentials that are valid now, as {@code quilt::awsCredentials}
   */
  public ClusterOptions aws(
      String service,
      @Nullable String region,
      @Nullable Supplier<Optional<AwsCredentials>> source) {
    if (!SERVICES.contains(service)) {
      throw new IllegalArgumentException(
          "AWS's search services are es and aoss, not '%s'".formatted(service));
    }
    if (nodes.size() > 1) {
      throw new IllegalArgumentException("Signed requests go to one URL, that of the domain");
    }
    return with(new ClusterCredentials.Aws(service, region, source));
  }

  private ClusterOptions with(ClusterCredentials others) {
    return new ClusterOptions(nodes, others, http);
  }

  /** This cluster with network settings of its own, in place of those of {@code Quilt}. */
  public ClusterOptions http(HttpSettings settings) {
    return new ClusterOptions(nodes, credentials, Objects.requireNonNull(settings));
  }

  List<URI> nodes() {
    return nodes;
  }

  ClusterCredentials credentials() {
    return credentials;
  }

  Optional<HttpSettings> http() {
    return Optional.ofNullable(http);
  }

  /** Returns the nodes and the kind of credentials. */
  @Override
  public String toString() {
    return "ClusterOptions[%s, %s]".formatted(nodes, credentials.getClass().getSimpleName());
  }
}
