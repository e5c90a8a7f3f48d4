package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests for AWS's search services, with SigV4. Thread-safe. */
final class AwsSigner {
  private static final Pattern HOST =
      Pattern.compile(".*\\.([a-z0-9-]+)\\.(?:es|aoss|on)\\.(?:amazonaws\\.com(?:\\.cn)?|aws)");

  private final ClusterCredentials.Aws credentials;
  private final Keys keys;

  /** Where keys come from that the options of a cluster do not give. */
  interface Keys {
    /** The credentials of the login in force; empty if nobody is logged in. */
    Optional<AwsCredentials> ofLogin();

    /** A variable of the environment; empty if it is not set. */
    Optional<String> variable(String name);
  }

  AwsSigner(ClusterCredentials.Aws credentials, Keys keys) {
    this.credentials = credentials;
    this.keys = keys;
  }

  /** The headers that sign a request to a node. */
  Map<String, String> sign(ClusterRequest request, URI node) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .protocol(node.getScheme())
            .host(node.getHost())
            .encodedPath(node.getRawPath().replaceFirst("/$", "") + request.path());
    if (node.getPort() >= 0) {
      unsigned.port(node.getPort());
    }
    request.parameters().forEach(unsigned::putRawQueryParameter);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                signing ->
                    signing
                        .identity(identity())
                        .request(unsigned.build())
                        .payload(() -> new ByteArrayInputStream(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, credentials.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region(node)))
            .request();
    Map<String, String> headers = new LinkedHashMap<>();
    signed.forEachHeader(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Host")) {
            headers.put(name, values.get(0));
          }
        });
    return headers;
  }

  private AwsCredentialsIdentity identity() {
    Optional<AwsCredentials> given =
        credentials.source() == null ? keys.ofLogin() : credentials.source().get();
    return given
        .<AwsCredentialsIdentity>map(
            session ->
                AwsSessionCredentialsIdentity.create(
                    session.accessKeyId(),
                    session.secretAccessKey().reveal(),
                    session.sessionToken().reveal()))
        .or(this::ofEnvironment)
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    "There are no AWS credentials to sign with; log in to a stack, or set"
                        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
  }

  private Optional<AwsCredentialsIdentity> ofEnvironment() {
    Optional<String> id = keys.variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = keys.variable("AWS_SECRET_ACCESS_KEY");
    if (credentials.source() != null || id.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        keys.variable("AWS_SESSION_TOKEN")
            .<AwsCredentialsIdentity>map(
                token -> AwsSessionCredentialsIdentity.create(id.get(), secret.get(), token))
            .orElseGet(() -> AwsCredentialsIdentity.create(id.get(), secret.get())));
  }

  private String region(URI node) {
    if (credentials.region() != null) {
      return credentials.region();
    }
    Matcher host = HOST.matcher(node.getHost().toLowerCase(Locale.ROOT));
    if (host.matches()) {
      return host.group(1);
    }
    return keys.variable("AWS_REGION")
        .or(() -> keys.variable("AWS_DEFAULT_REGION"))
        .orElseThrow(
            () ->
                new InvalidConfigException(
                    "cluster",
                    "region",
                    "the host %s does not say its region; name one, or set AWS_REGION"
                        .formatted(node.getHost()),
                    null));
  }
}
