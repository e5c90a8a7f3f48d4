package io.quilt.auth;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's browser, started as a process. {@code BROWSER} holds commands with a colon between
 * them, of which the first that starts is taken; {@code %s} in one stands for the page, which
 * otherwise comes last. On Windows it holds one command.
 */
final class SystemBrowser implements Browser {
  private final boolean windows;
  private final boolean mac;
  private final @Nullable String chosen;

  SystemBrowser(String osName, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    this.windows = os.startsWith("windows");
    this.mac = os.startsWith("mac");
    this.chosen = environment.get("BROWSER");
  }

  @Override
  public void open(URI page) throws IOException {
    IOException failure = new IOException("no browser is known");
    for (List<String> command : commands(page.toASCIIString())) {
      try {
        start(command);
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /** The commands to try, in order. */
  List<List<String>> commands(String page) {
    if (chosen != null && !chosen.isBlank()) {
      List<List<String>> commands = new ArrayList<>();
      for (String each : windows ? new String[] {chosen} : chosen.split(":", -1)) {
        if (!each.isBlank()) {
          commands.add(command(each.strip(), page));
        }
      }
      return commands;
    }
    if (windows) {
      return List.of(List.of("rundll32", "url.dll,FileProtocolHandler", page));
    }
    return List.of(List.of(mac ? "open" : "xdg-open", page));
  }

  private List<String> command(String line, String page) {
    List<String> words = new ArrayList<>(windows ? List.of(line) : List.of(line.split("\\s+", -1)));
    if (words.stream().anyMatch(word -> word.contains("%s"))) {
      words.replaceAll(word -> word.replace("%s", page));
    } else {
      words.add(page);
    }
    return words;
  }

  private static void start(List<String> command) throws IOException {
    new ProcessBuilder(command)
        .redirectInput(Redirect.PIPE)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start()
        .getOutputStream()
        .close();
  }
}
