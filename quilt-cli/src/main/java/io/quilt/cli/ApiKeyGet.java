package io.quilt.cli;

import io.quilt.api.ApiKey;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "get", description = "Print one of your API keys, as list does.")
final class ApiKeyGet extends QuiltTask {
  @Parameters(paramLabel = "ID", description = "The key's id.")
  private String id;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    ApiKey key = quilt.apiKeys().get(id).orElseThrow(this::unknown);
    if (json) {
      out().json(Json.apiKey(key));
    } else {
      ApiKeyCommand.print(out(), key);
    }
    return 0;
  }

  private QuiltException unknown() {
    return new QuiltException(
        "You have no API key '%s'; see 'quilt api-key list' for those that you have".formatted(id));
  }
}
