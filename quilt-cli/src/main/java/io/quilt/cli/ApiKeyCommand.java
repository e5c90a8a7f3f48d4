package io.quilt.cli;

import io.quilt.api.ApiKey;
import picocli.CommandLine.Command;

@Command(
    name = "api-key",
    description = "Create, list, look up and revoke your API keys.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ApiKeyCreate.class, ApiKeyList.class, ApiKeyGet.class, ApiKeyRevoke.class})
final class ApiKeyCommand extends Task {
  @Override
  public Integer call() {
    throw wrongUsage("Which of create, list, get and revoke?");
  }

  /** Prints a key as {@code list} and {@code get} do. */
  static void print(Output out, ApiKey key) {
    out.line(
        key.id(), key.name(), key.fingerprint(), key.status().name(), key.expiresAt().toString());
  }
}
