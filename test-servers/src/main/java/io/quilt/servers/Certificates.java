package io.quilt.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that only its own file vouches for.
 *
 * @param keyStore what a server shows it with, in PKCS 12; its password is {@link #PASSWORD}
 * @param pem what a client trusts it by
 */
public record Certificates(Path keyStore, Path pem) {
  /** The password of every key store that is made here. */
  public static final String PASSWORD = "changeit";

  /**
   * Makes one for a host, with its files in a folder.
   *
   * @throws IllegalStateException if the JDK's tool cannot make it
   */
  public static Certificates of(String host, Path folder) {
    Certificates made = new Certificates(folder.resolve("keys.p12"), folder.resolve("ca.pem"));
    made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=own", "-ext", "san=dns:" + host);
    made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
    return made;
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-alias", "own", "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
