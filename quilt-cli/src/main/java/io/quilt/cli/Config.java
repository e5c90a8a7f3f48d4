package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "config",
    description =
        "Print the catalog's URL, configure from a catalog, set values of the configuration, or"
            + " reset it.")
final class Config extends QuiltTask {
  @Parameters(
      paramLabel = "CATALOG_URL",
      arity = "0..1",
      description = "The catalog to configure from; '' resets the configuration.")
  private @Nullable String catalogUrl;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      arity = "1..*",
      description = "Set these values; an empty one is none.")
  private @Nullable List<String> assignments;

  @Option(names = "--json", description = "Print the whole configuration as a JSON object.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    if (assignments != null) {
      set(quilt, assignments);
    } else if (catalogUrl != null) {
      quilt.configure(catalogUrl);
    } else if (!json) {
      out().line(quilt.savedConfig().text(QuiltConfig.NAVIGATOR_URL).orElse("<None>"));
    }
    if (json) {
      out().json(quilt.savedConfig().asMap());
    }
    return 0;
  }

  private void set(Quilt quilt, List<String> pairs) {
    if (catalogUrl != null) {
      throw wrongUsage("Give a CATALOG_URL or --set, not both");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw wrongUsage("--set takes KEY=VALUE, not '" + pair + "'");
      }
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
    }
    quilt.configure(values);
  }
}
