package io.quilt.cli;

import io.quilt.api.Quilt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what holds for all of its commands, and {@code --version}. */
@Command(
    name = "quilt",
    description = "Versioned packages of data, in S3 buckets, folders and elsewhere.",
    synopsisSubcommandLabel = "COMMAND",
    subcommandsRepeatable = false)
final class QuiltCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "Show the version, the Java that runs it, and the modules that were found.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  boolean debug;

  QuiltCommand(Shell shell) {
    this.shell = shell;
  }

  Shell shell() {
    return shell;
  }

  @Override
  public Integer call() {
    if (!version) {
      throw new ParameterException(spec.commandLine(), "Which command?");
    }
    try (Quilt quilt = shell.quilt().get()) {
      Versions.of(quilt).forEach(shell.out()::line);
    }
    return 0;
  }
}
