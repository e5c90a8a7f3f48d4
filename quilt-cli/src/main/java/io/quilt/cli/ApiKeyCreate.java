package io.quilt.cli;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyService;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.Quilt;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    description = "Create an API key and print its secret, which cannot be had again.")
final class ApiKeyCreate extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "What to call it.")
  private String name;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days it is valid, 1 to 365; by default 90.")
  private long days = ApiKeyService.DEFAULT_VALIDITY.toDays();

  @Option(names = "--json", description = "Print the key with its secret as JSON.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    CreatedApiKey created = quilt.apiKeys().create(name, Duration.ofDays(days));
    ApiKey key = created.key();
    if (json) {
      Map<String, @Nullable Object> members = Json.apiKey(key);
      members.put("secret", created.secret().reveal());
      out().json(members);
    } else {
      out().line(created.secret().reveal());
    }
    shell()
        .err()
        .line(
            "Created the API key '%s' (%s), valid until %s; keep its secret, which is not shown again"
                .formatted(key.name(), key.id(), key.expiresAt()));
    return 0;
  }
}
