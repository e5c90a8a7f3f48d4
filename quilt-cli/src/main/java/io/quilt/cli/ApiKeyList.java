package io.quilt.cli;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyFilter;
import io.quilt.api.ApiKeyStatus;
import io.quilt.api.Quilt;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "List your API keys: id, name, fingerprint, status and end, with tabs between.")
final class ApiKeyList extends QuiltTask {
  @Option(names = "--name", paramLabel = "NAME", description = "Only keys of this name.")
  private @Nullable String name;

  @Option(
      names = "--fingerprint",
      paramLabel = "F",
      description = "Only the key of this fingerprint.")
  private @Nullable String fingerprint;

  @Option(names = "--status", paramLabel = "S", description = "Only ACTIVE or EXPIRED keys.")
  private @Nullable String status;

  @Option(names = "--json", description = "Print a JSON array.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    ApiKeyFilter filter = ApiKeyFilter.all().name(name).fingerprint(fingerprint).status(status());
    List<ApiKey> keys = quilt.apiKeys().list(filter);
    if (json) {
      out().jsonArray(keys.stream().map(Json::apiKey));
      out().raw("\n");
    } else {
      keys.forEach(key -> ApiKeyCommand.print(out(), key));
    }
    return 0;
  }

  private @Nullable ApiKeyStatus status() {
    if (status == null) {
      return null;
    }
    return switch (status.toUpperCase(Locale.ROOT)) {
      case "ACTIVE" -> ApiKeyStatus.ACTIVE;
      case "EXPIRED" -> ApiKeyStatus.EXPIRED;
      default -> throw wrongUsage("A status is ACTIVE or EXPIRED, not '" + status + "'");
    };
  }
}
