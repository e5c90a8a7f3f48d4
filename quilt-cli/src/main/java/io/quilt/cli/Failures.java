package io.quilt.cli;

import io.quilt.api.QuiltException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    return report(problem, problem.getCommandLine());
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
    return report(problem, line);
  }

  int report(Throwable problem, CommandLine line) {
    if (problem instanceof OutputException output && output.readerIsGone()) {
      return FAILED;
    }
    boolean usage = problem instanceof IllegalArgumentException || isUsage(problem);
    String command = line.getCommandSpec().qualifiedName();
    String hint = usage ? "; see '" + command + " --help'" : "";
    shell.err().line("quilt: " + messageOf(problem) + hint);
    if (Commands.debugs(line)) {
      shell.err().raw(stackTrace(problem));
    }
    return usage ? WRONG_USAGE : FAILED;
  }

  private static boolean isUsage(Throwable problem) {
    return problem instanceof ParameterException;
  }

  static String messageOf(Throwable problem) {
    if (problem instanceof QuiltException
        || problem instanceof IllegalArgumentException
        || problem instanceof ParameterException
        || problem instanceof UncheckedIOException) {
      return oneLine(String.valueOf(problem.getMessage()));
    }
    if (problem instanceof OutOfMemoryError) {
      return "The memory does not suffice; give more with QUILT_JAVA_OPTS=-Xmx4g";
    }
    return "Unexpected error, please report it with the output of --debug: " + problem;
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ").replaceFirst("[.;]$", "");
  }

  private static String stackTrace(Throwable problem) {
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
