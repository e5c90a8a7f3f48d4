package io.quilt.cli;

import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;

/** A secret that is piped to a command: the first line of standard input. */
final class SecretLine {
  private static final int LONGEST = 8192;

  private SecretLine() {}

  /**
   * Reads it, without the blanks around it.
   *
   * @param what it is, for messages
   * @throws QuiltException if there is none, or it is too long
   */
  static String of(InputStream input, String what) {
    String line = firstLine(input, what).strip();
    if (line.isEmpty()) {
      throw new QuiltException("No %s came on standard input; pipe it there".formatted(what));
    }
    return line;
  }

  // Byte by byte, so that whoever holds the other end open is not waited for.
  private static String firstLine(InputStream input, String what) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        if (line.size() == LONGEST) {
          throw new QuiltException(
              "The first line of standard input is longer than any %1$s; pipe the %1$s only"
                  .formatted(what));
        }
        line.write(next);
      }
    } catch (ClosedByInterruptException e) {
      throw new QuiltInterruptedException("reading the " + what);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The %s cannot be read from standard input".formatted(what), e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
