package io.quilt.cli;

import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** All commands, by name; one is made only when it is needed. */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "quickstart",
          "list-packages",
          "list-versions",
          "browse",
          "push",
          "install",
          "verify",
          "diff",
          "delete",
          "rollback",
          "resolve",
          "top-hash",
          "checksum",
          "login",
          "logout",
          "whoami",
          "api-key",
          "search",
          "index",
          "config",
          "config-default-remote-registry",
          "disable-telemetry",
          "generate-completion");

  private Commands() {}

  /** The parser of these arguments: with the command that they name, or with all when unclear. */
  static CommandLine commandLine(Shell shell, String... args) {
    CommandLine line = new CommandLine(new QuiltCommand(shell));
    String name = firstWord(args);
    boolean alone = NAMES.contains(name) && !name.equals("generate-completion");
    (alone ? List.of(name) : NAMES).forEach(each -> line.addSubcommand(command(each)));
    return line.setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true)
        .registerConverter(PackageName.class, new Converter<>(PackageName::of))
        .registerConverter(PhysicalKey.class, new Converter<>(PhysicalKey::ofLocation))
        .registerConverter(LogicalKey.class, new Converter<>(Commands::logicalKey))
        .registerConverter(Metadata.class, new Converter<>(Metadata::ofJson));
  }

  private static Task command(String name) {
    return switch (name) {
      case "quickstart" -> new Quickstart();
      case "list-packages" -> new ListPackages();
      case "list-versions" -> new ListVersions();
      case "browse" -> new Browse();
      case "push" -> new Push();
      case "install" -> new Install();
      case "verify" -> new Verify();
      case "diff" -> new Diff();
      case "delete" -> new Delete();
      case "rollback" -> new Rollback();
      case "resolve" -> new Resolve();
      case "top-hash" -> new TopHashes();
      case "checksum" -> new Checksums();
      case "login" -> new Login();
      case "logout" -> new Logout();
      case "whoami" -> new Whoami();
      case "api-key" -> new ApiKeyCommand();
      case "search" -> new Search();
      case "index" -> new Index();
      case "config" -> new Config();
      case "config-default-remote-registry" -> new ConfigDefaultRemoteRegistry();
      case "disable-telemetry" -> new DisableTelemetry();
      case "generate-completion" -> new GenerateCompletion();
      default -> throw new IllegalStateException(name);
    };
  }

  /** What a type makes of a word; not a lambda, which would keep picocli out of the archive. */
  private record Converter<T>(Function<String, T> parser) implements ITypeConverter<T> {
    @Override
    public T convert(String word) {
      try {
        return parser.apply(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static LogicalKey logicalKey(String path) {
    return LogicalKey.of(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static String firstWord(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-")) {
        return arg;
      }
    }
    return "";
  }

  /** Whether {@code --debug} was given. */
  static boolean debugs(CommandLine line) {
    QuiltCommand command = (QuiltCommand) line.getCommandSpec().root().userObject();
    return command.debug;
  }
}
