package io.quilt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The door of the command. */
public final class Main {
  private static final long MILLIS_TO_CLEAN_UP = 900;

  private Main() {}

  /** Runs the command that the arguments name and ends the process with its exit status. */
  public static void main(String... args) {
    // What the GraphQL client logs goes where all logs of libraries go: nowhere.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(interruptionOf(Thread.currentThread(), done));
    int status;
    try {
      status = run(Shell.ofProcess(), args);
    } finally {
      done.countDown();
    }
    System.exit(status);
  }

  /** Runs a command in a shell, and returns its exit status. */
  static int run(Shell shell, String... args) {
    Failures failures = new Failures(shell);
    CommandLine line = Commands.commandLine(shell, args);
    line.setOut(shell.out().printer());
    line.setErr(shell.err().printer());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    try {
      int status = line.execute(args);
      shell.out().flush();
      return status;
    } catch (OutputException | Error e) {
      return failures.report(e, line);
    } finally {
      shell.err().flush();
    }
  }

  /** Ctrl-C: tells the working thread to stop, and gives it a moment to clean up. */
  private static Thread interruptionOf(Thread worker, CountDownLatch done) {
    return new Thread(
        () -> {
          worker.interrupt();
          try {
            done.await(MILLIS_TO_CLEAN_UP, TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            worker.interrupt();
          }
        },
        "quilt-interruption");
  }
}
