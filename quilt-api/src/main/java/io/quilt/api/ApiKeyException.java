package io.quilt.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stack refused an operation on API keys. */
public final class ApiKeyException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /**
   * One reason that the stack gave.
   *
   * @param path the input it is about, as the stack spells it; empty for none
   * @param name the stack's name of the error
   * @param message the stack's words
   * @param context further facts, as plain JSON values
   */
  public record Problem(
      String path, String name, String message, Map<String, @Nullable Object> context) {
    /** Copies the context. */
    public Problem {
      Objects.requireNonNull(path);
      Objects.requireNonNull(name);
      Objects.requireNonNull(message);
      context = Metadata.of(context).asMap();
    }
  }

  /** Creates the error with all reasons that the stack gave, in its order. */
  public ApiKeyException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** All reasons that the stack gave, in its order. */
  public List<Problem> problems() {
    return problems;
  }
}
