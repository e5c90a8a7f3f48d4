package io.quilt.spi;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** How every client of a network behaves, whatever library it brings. Immutable. */
public final class HttpSettings {
  private static final HttpSettings DEFAULTS =
      new HttpSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), null, null, false);

  private final Duration connectTimeout;
  private final Duration responseTimeout;
  private final @Nullable InetSocketAddress proxy;
  private final @Nullable Path trustStore;
  private final boolean httpSecrets;

  private HttpSettings(
      Duration connectTimeout,
      Duration responseTimeout,
      @Nullable InetSocketAddress proxy,
      @Nullable Path trustStore,
      boolean httpSecrets) {
    this.connectTimeout = positive(connectTimeout);
    this.responseTimeout = positive(responseTimeout);
    this.proxy = proxy;
    this.trustStore = trustStore;
    this.httpSecrets = httpSecrets;
  }

  /** 10 s to connect, 60 s without a byte of the answer, no proxy, the JDK's certificates. */
  public static HttpSettings defaults() {
    return DEFAULTS;
  }

  /**
   * These settings with another time to connect.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public HttpSettings connectTimeout(Duration time) {
    return new HttpSettings(time, responseTimeout, proxy, trustStore, httpSecrets);
  }

  /**
   * These settings with another time without a byte of the answer.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public HttpSettings responseTimeout(Duration time) {
    return new HttpSettings(connectTimeout, time, proxy, trustStore, httpSecrets);
  }

  /** These settings with a proxy, or null for none. */
  public HttpSettings proxy(@Nullable InetSocketAddress address) {
    return new HttpSettings(connectTimeout, responseTimeout, address, trustStore, httpSecrets);
  }

  /** These settings with a file of certificates in PEM that are trusted too, or null. */
  public HttpSettings trustStore(@Nullable Path pem) {
    return new HttpSettings(connectTimeout, responseTimeout, proxy, pem, httpSecrets);
  }

  /** These settings with leave, or none, to send secrets over http to other machines. */
  public HttpSettings httpSecrets(boolean allowed) {
    return new HttpSettings(connectTimeout, responseTimeout, proxy, trustStore, allowed);
  }

  private static Duration positive(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("A time-out must be positive: " + time);
    }
    return time;
  }

  /** How long connecting may take. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long the answer may stay without a byte. */
  public Duration responseTimeout() {
    return responseTimeout;
  }

  /** The proxy; empty for none. */
  public Optional<InetSocketAddress> proxy() {
    return Optional.ofNullable(proxy);
  }

  /**
   * What chooses the proxy of a place: {@link #proxy()}, else the environment's {@code HTTPS_PROXY}
   * and {@code HTTP_PROXY}, but not for the hosts of {@code NO_PROXY} and for this machine, else
   * the JDK's own; empty if there is none.
   *
   * @throws io.quilt.api.InvalidConfigException if the environment's cannot be used; thrown by the
   *     selector too
   */
  public Optional<ProxySelector> proxySelector() {
    return Proxies.of(this, System.getenv());
  }

  /** A file of certificates in PEM that are trusted beside the JDK's. */
  public Optional<Path> trustStore() {
    return Optional.ofNullable(trustStore);
  }

  /**
   * What decides whom to trust: the JDK's certificates and those of {@link #trustStore()}; empty
   * where it is the JDK's alone.
   *
   * @throws io.quilt.api.StorageException if the file cannot be read
   */
  public Optional<TrustManager[]> trustManagers() {
    return trustStore().map(TrustedCertificates::with);
  }

  /**
   * TLS that trusts as {@link #trustManagers()} says; empty where the JDK's own does.
   *
   * @throws io.quilt.api.StorageException if the file cannot be read
   */
  public Optional<SSLContext> sslContext() {
    return trustManagers().map(HttpSettings::tls);
  }

  private static SSLContext tls(TrustManager[] trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no TLS", e);
    }
  }

  /** Whether secrets may go over http to other machines than this one; false by default. */
  public boolean httpSecrets() {
    return httpSecrets;
  }
}
