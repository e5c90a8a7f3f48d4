package io.quilt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which command shows a page. */
class SystemBrowserTest {
  private static final String PAGE = "https://registry.example/login?a=b&c=d";

  private static List<List<String>> commands(String os, Map<String, String> environment) {
    return new SystemBrowser(os, environment).commands(PAGE);
  }

  @Test
  void everyPlatformHasItsOwnWay() {
    assertThat(commands("Linux", Map.of())).containsExactly(List.of("xdg-open", PAGE));
    assertThat(commands("Mac OS X", Map.of("BROWSER", " "))).containsExactly(List.of("open", PAGE));
    assertThat(commands("Windows 11", Map.of()))
        .containsExactly(List.of("rundll32", "url.dll,FileProtocolHandler", PAGE));
  }

  @Test
  void theUsersBrowserComesFirst() {
    assertThat(commands("Linux", Map.of("BROWSER", "firefox:w3m -o x::chrome --app=%s")))
        .containsExactly(
            List.of("firefox", PAGE),
            List.of("w3m", "-o", "x", PAGE),
            List.of("chrome", "--app=" + PAGE));
    assertThat(commands("Windows 11", Map.of("BROWSER", "C:\\Program Files\\b.exe")))
        .containsExactly(List.of("C:\\Program Files\\b.exe", PAGE));
  }

  @Test
  void theFirstThatStartsIsTaken(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("browser");
    Files.writeString(
        script,
        "#!/bin/sh\necho \"$1\" > '"
            + folder
            + "/part'\nmv '"
            + folder
            + "/part' '"
            + folder
            + "/shown'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    String browsers = folder.resolve("missing") + ":" + script;

    new SystemBrowser("Linux", Map.of("BROWSER", browsers)).open(URI.create(PAGE));

    Path shown = folder.resolve("shown");
    for (int i = 0; i < 500 && !Files.exists(shown); i++) {
      Thread.sleep(10);
    }
    assertThat(shown).hasContent(PAGE);
  }

  @Test
  void noneThatStartsIsSaid(@TempDir Path folder) {
    Browser none = new SystemBrowser("Linux", Map.of("BROWSER", folder + "/missing"));

    assertThatThrownBy(() -> none.open(URI.create(PAGE))).isInstanceOf(IOException.class);
  }
}
