package io.quilt.cli;

import io.quilt.api.Checksum;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "checksum", description = "Print the checksum of each file.")
final class Checksums extends FilesTask {
  private static final List<String> TYPES =
      List.of(Checksum.SHA2_256_CHUNKED, Checksum.SHA256, Checksum.CRC64NVME);

  @Option(
      names = "--type",
      paramLabel = "T",
      defaultValue = Checksum.SHA2_256_CHUNKED,
      description = "sha2-256-chunked (the default), SHA256 or CRC64NVME.")
  private String type;

  @Override
  String valueOf(String file) {
    if (!TYPES.contains(type)) {
      throw wrongUsage("--type is one of %s, not '%s'".formatted(String.join(", ", TYPES), type));
    }
    return Checksum.of(type, Path.of(file)).value();
  }
}
