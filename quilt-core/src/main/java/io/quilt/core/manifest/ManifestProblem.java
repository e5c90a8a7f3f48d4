package io.quilt.core.manifest;

/** What is wrong with a manifest, on its way to the one who knows the manifest's name. */
final class ManifestProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long line;
  private final String problem;

  ManifestProblem(long line, String problem) {
    super(problem, null, false, false);
    this.line = line;
    this.problem = problem;
  }

  /** The same, where its line was counted from one after some others. */
  ManifestProblem after(long lines) {
    return new ManifestProblem(lines + line, problem);
  }

  long line() {
    return line;
  }

  String problem() {
    return problem;
  }
}
