package io.quilt.core.manifest;

import org.jspecify.annotations.Nullable;

/** Reads the rows of a piece of a manifest, one after the other. Not thread-safe. */
final class RowParser {
  private final FastRowParser fast = new FastRowParser();
  private final ManifestRow row = new ManifestRow();
  private final int recordLimit;
  private byte[] text = {};
  private int to;
  private int next;
  private long line;
  private @Nullable DirectoryRow directory;

  RowParser(int recordLimit) {
    this.recordLimit = recordLimit;
  }

  /** Begins a piece: whole lines, of which only the last may lack its newline. */
  void open(byte[] bytes, int from, int limit) {
    text = bytes;
    to = limit;
    next = from;
    line = 0;
  }

  /**
   * Reads the next row.
   *
   * @return false when the piece is at its end
   * @throws ManifestProblem if the row is malformed
   */
  boolean next() {
    if (next >= to) {
      return false;
    }
    line++;
    row.line = line;
    directory = null;
    int end = fast.parse(text, next, to, row);
    int following = end < 0 || end - next > recordLimit ? -1 : afterLineEnd(end);
    if (following < 0) {
      parseInGeneral();
    } else {
      next = following;
    }
    return true;
  }

  /** The metadata of a directory, if the row is that; null if it is an entry. */
  @Nullable DirectoryRow directory() {
    return directory;
  }

  ManifestRow row() {
    return row;
  }

  /** How many lines were read since the piece began. */
  long line() {
    return line;
  }

  private int afterLineEnd(int at) {
    if (at == to) {
      return at;
    }
    if (text[at] == '\n') {
      return at + 1;
    }
    return text[at] == '\r' && at + 1 < to && text[at + 1] == '\n' ? at + 2 : -1;
  }

  private void parseInGeneral() {
    int newline = Lines.newline(text, next, to);
    try {
      int end = Lines.contentEnd(text, next, newline, to);
      Lines.checkLength(end - next, recordLimit);
      DirectoryRow found = GeneralRowParser.parse(text, next, end, row);
      directory = found == null ? null : new DirectoryRow(found.key(), found.meta(), line);
    } catch (IllegalArgumentException e) {
      throw new ManifestProblem(line, String.valueOf(e.getMessage()));
    }
    next = Math.min(newline + 1, to);
  }
}
