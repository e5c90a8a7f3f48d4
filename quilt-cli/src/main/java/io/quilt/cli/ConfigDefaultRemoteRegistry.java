package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "config-default-remote-registry",
    description = "Set the registry that push and install use when none is given.")
final class ConfigDefaultRemoteRegistry extends QuiltTask {
  @Parameters(paramLabel = "R", description = "s3://BUCKET, or a file: URL.")
  private String registry;

  @Override
  int run(Quilt quilt) {
    quilt.configure(Map.of(QuiltConfig.DEFAULT_REMOTE_REGISTRY, registry));
    out().line("The default remote registry is now " + registry);
    return 0;
  }
}
