package io.quilt.cli;

import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A command that prints a line for each of its files, whatever becomes of the others. */
abstract class FilesTask extends Task {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
  private List<String> files;

  @Override
  public final Integer call() {
    int status = 0;
    for (String file : files) {
      try {
        out().line(valueOf(file) + "  " + file);
      } catch (QuiltInterruptedException stop) {
        throw stop;
      } catch (QuiltException problem) {
        out().flush();
        shell().err().line("quilt: " + Failures.messageOf(problem));
        shell().err().flush();
        status = Failures.FAILED;
      }
    }
    return status;
  }

  /** What stands at the beginning of the file's line. */
  abstract String valueOf(String file);
}
