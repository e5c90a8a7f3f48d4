package io.quilt.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the two streams that a command writes text to; not thread-safe. */
final class Output {
  private final Writer writer;

  Output(OutputStream stream, Charset charset) {
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, charset), 1 << 16);
  }

  /**
   * Writes a line for people, of one column or of several with tabs between them; what could harm a
   * terminal is escaped.
   */
  void line(String first, String... others) {
    raw(Printable.of(first));
    for (String each : others) {
      raw("\t" + Printable.of(each));
    }
    raw("\n");
  }

  /** Writes a JSON value and a line end. */
  void json(@Nullable Object value) {
    raw(Json.of(value));
    raw("\n");
  }

  /** Writes a JSON array, an element a line, while the elements come. */
  void jsonArray(Stream<?> elements) {
    raw("[");
    String separator = "\n";
    for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
      raw(separator);
      raw(Json.of(each.next()));
      separator = ",\n";
    }
    raw(separator.equals("\n") ? "]" : "\n]");
  }

  /** Writes text as it is. */
  void raw(String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** A view for the libraries that want one. */
  PrintWriter printer() {
    return new PrintWriter(writer);
  }
}
