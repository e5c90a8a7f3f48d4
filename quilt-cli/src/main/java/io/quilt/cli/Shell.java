package io.quilt.cli;

import io.quilt.api.Quilt;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command finds around it.
 *
 * @param in what the user types or pipes in
 * @param out where results go
 * @param err where messages go
 * @param terminals which of the three are a terminal: a selection of the digits 0, 1 and 2
 * @param variables the environment
 * @param quilt opens Quilt; whoever calls it closes what it gives
 */
record Shell(
    InputStream in,
    Output out,
    Output err,
    String terminals,
    Map<String, String> variables,
    Supplier<Quilt> quilt) {
  // Java cannot tell; whoever starts it can.
  private static final String TERMINALS = "quilt.terminals";

  /** What this process has; reading from it can be interrupted. */
  static Shell ofProcess() {
    return new Shell(
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()),
        new Output(new FileOutputStream(FileDescriptor.out), charset("stdout")),
        new Output(new FileOutputStream(FileDescriptor.err), charset("stderr")),
        System.getProperty(TERMINALS, ""),
        System.getenv(),
        Quilt::open);
  }

  // Only Windows consoles have an encoding of their own; files and pipes get UTF-8.
  private static Charset charset(String stream) {
    String console = System.getProperty("sun." + stream + ".encoding");
    return console != null && System.getProperty("os.name").startsWith("Windows")
        ? Charset.forName(console)
        : StandardCharsets.UTF_8;
  }

  /** Whether a question can be asked and answered. */
  boolean canAsk() {
    return terminals.contains("0") && terminals.contains("2");
  }

  /** Whether a secret can be asked for: Java reads one only where it shows output, too. */
  boolean canAskSecretly() {
    return canAsk() && terminals.contains("1");
  }

  /** Whether progress is worth showing. */
  boolean showsProgress() {
    return terminals.contains("2")
        && !"true".equalsIgnoreCase(variables.get("QUILT_MINIMIZE_STDOUT"));
  }
}
