package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** A manifest breaks the rules of its format, or holds a key that is not safe to follow. */
public final class MalformedManifestException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String source;
  private final long line;

  /**
   * Creates the error.
   *
   * @param source the manifest: a path or URL
   * @param line the line, counted from 1; 0 when no line is meant
   * @param problem what is wrong
   */
  public MalformedManifestException(String source, long line, String problem) {
    this(source, line, problem, null);
  }

  /** Creates the error as {@link #MalformedManifestException(String, long, String)} does. */
  public MalformedManifestException(
      String source, long line, String problem, @Nullable Throwable cause) {
    super(
        line > 0
            ? "Manifest %s, line %d: %s".formatted(source, line, problem)
            : "Manifest %s: %s".formatted(source, problem),
        cause);
    this.source = source;
    this.line = line;
  }

  /** The manifest: a path or URL. */
  public String source() {
    return source;
  }

  /** The line, counted from 1; 0 when no line is meant. */
  public long line() {
    return line;
  }
}
