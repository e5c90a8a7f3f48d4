package io.quilt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Results cannot be written where they should go. */
final class OutputException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super("Results cannot be written to the output: " + cause.getMessage(), cause);
  }

  /** Whether the reader of a pipe went away, as {@code head} does when it has seen enough. */
  boolean readerIsGone() {
    String reason = String.valueOf(getMessage());
    return reason.contains("Broken pipe") || reason.contains("pipe is being closed");
  }
}
