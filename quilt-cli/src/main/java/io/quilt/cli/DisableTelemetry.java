package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "disable-telemetry",
    description =
        "Tell quilt3, which shares the configuration, to send no telemetry; quilt sends"
            + " none anyway.")
final class DisableTelemetry extends QuiltTask {
  @Override
  int run(Quilt quilt) {
    quilt.configure(Map.of(QuiltConfig.TELEMETRY_DISABLED, true));
    out().line("Telemetry is disabled");
    return 0;
  }
}
