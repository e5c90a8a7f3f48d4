package io.quilt.spi;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's certificates, and those of a file beside them. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  static TrustManager[] with(Path pem) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate known : known()) {
        all.setCertificateEntry("known-" + number++, known);
      }
      try (InputStream in = Files.newInputStream(pem)) {
        for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          all.setCertificateEntry("own-" + number++, own);
        }
      }
      return managers(all);
    } catch (GeneralSecurityException | IOException e) {
      throw new StorageException(
          "The trusted certificates in '%s' cannot be read: %s".formatted(pem, e.getMessage()), e);
    }
  }

  private static X509Certificate[] known() throws GeneralSecurityException {
    return Arrays.stream(managers(null))
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toArray(X509Certificate[]::new);
  }

  private static TrustManager[] managers(@Nullable KeyStore certificates)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(certificates);
    return factory.getTrustManagers();
  }
}
