package io.quilt.auth;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate that only its own file vouches for. */
final class Certificates {
  private final Path keys;
  private final Path pem;

  private Certificates(Path keys, Path pem) {
    this.keys = keys;
    this.pem = pem;
  }

  /** Makes one for a host, with its files in a folder. */
  static Certificates of(String host, Path folder) throws IOException, InterruptedException {
    Certificates made = new Certificates(folder.resolve("keys.p12"), folder.resolve("ca.pem"));
    made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=own", "-ext", "san=dns:" + host);
    made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
    return made;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-alias", "own", "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  Path pem() {
    return pem;
  }

  /** A server that shows it, on a port of the system's choice. */
  WireMockConfiguration server() {
    return options()
        .dynamicHttpsPort()
        .keystorePath(keys.toString())
        .keystorePassword("changeit")
        .keyManagerPassword("changeit");
  }
}
