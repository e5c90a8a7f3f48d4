package io.quilt.cli;

import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** All commands, by name; an object of one is made only when it is needed. */
final class Commands {
  private static final Map<String, Supplier<Task>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("quickstart", Quickstart::new);
    ALL.put("list-packages", ListPackages::new);
    ALL.put("list-versions", ListVersions::new);
    ALL.put("browse", Browse::new);
    ALL.put("push", Push::new);
    ALL.put("install", Install::new);
    ALL.put("verify", Verify::new);
    ALL.put("diff", Diff::new);
    ALL.put("delete", Delete::new);
    ALL.put("rollback", Rollback::new);
    ALL.put("resolve", Resolve::new);
    ALL.put("top-hash", TopHashes::new);
    ALL.put("checksum", Checksums::new);
    ALL.put("config", Config::new);
    ALL.put("config-default-remote-registry", ConfigDefaultRemoteRegistry::new);
    ALL.put("disable-telemetry", DisableTelemetry::new);
    ALL.put("generate-completion", GenerateCompletion::new);
  }

  private Commands() {}

  /** The parser of these arguments: with the command that they name, or with all when unclear. */
  static CommandLine commandLine(Shell shell, String... args) {
    CommandLine line = new CommandLine(new QuiltCommand(shell));
    String name = firstWord(args);
    Supplier<Task> named = ALL.get(name);
    if (named != null && !name.equals("generate-completion")) {
      line.addSubcommand(named.get());
    } else {
      ALL.values().forEach(command -> line.addSubcommand(command.get()));
    }
    return line.registerConverter(PackageName.class, converter(PackageName::of))
        .registerConverter(PhysicalKey.class, converter(PhysicalKey::ofLocation))
        .registerConverter(LogicalKey.class, converter(Commands::logicalKey))
        .registerConverter(Metadata.class, converter(Metadata::ofJson));
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
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
    CommandLine top = line.getParent() == null ? line : line.getParent();
    QuiltCommand command = top.getCommand();
    return command.debug;
  }
}
