package io.quilt.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "generate-completion",
    description = "Print a completion script: source <(quilt generate-completion)")
final class GenerateCompletion extends Task {
  @Override
  public Integer call() {
    out().raw(AutoComplete.bash("quilt", spec().root().commandLine()));
    out().raw("\n");
    return 0;
  }
}
