package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.TopHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A person who runs commands in this process, with a quilt3 directory and data of their own. */
final class Terminal {
  /** What a command left behind. */
  record Result(int status, String out, String err) {}

  private final Path folder;
  private String terminals = "";
  private Supplier<InputStream> input = InputStream::nullInputStream;
  private Map<String, String> variables = Map.of();
  private UnaryOperator<Quilt.Builder> choices = UnaryOperator.identity();

  private Terminal(Path folder) {
    this.folder = folder;
  }

  static Terminal in(Path folder) {
    try {
      return new Terminal(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is typed at the question that comes. */
  Terminal typing(String line) {
    terminals = "012";
    return piping(line);
  }

  /** With these of input, output and messages on a terminal. */
  Terminal having(String digits) {
    terminals = digits;
    return this;
  }

  /** With messages on a terminal, and this variable. */
  Terminal watching(String variable, String value) {
    terminals = "2";
    variables = Map.of(variable, value);
    return this;
  }

  /** With this variable. */
  Terminal with(String variable, String value) {
    variables = Map.of(variable, value);
    return this;
  }

  /** With a Quilt that these choices were made for. */
  Terminal choosing(UnaryOperator<Quilt.Builder> choices) {
    this.choices = choices;
    return this;
  }

  Terminal piping(String text) {
    return piping(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  Terminal piping(Supplier<InputStream> stream) {
    input = stream;
    return this;
  }

  /** The default local registry. */
  Path registry() {
    return folder.resolve("home/packages");
  }

  Path path(String relative) {
    return folder.resolve(relative);
  }

  void write(String relative, String text) {
    try {
      Files.createDirectories(path(relative).getParent());
      Files.writeString(path(relative), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Quilt quilt() {
    return choices.apply(Quilt.builder().directory(folder.resolve("home"))).build();
  }

  TopHash latest(String name) {
    try (Quilt quilt = quilt()) {
      return quilt.registry().latest(PackageName.of(name)).orElseThrow();
    }
  }

  /** Runs a command; {@code ~} at the beginning of an argument stands for the person's folder. */
  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            input.get(),
            new Output(out, StandardCharsets.UTF_8),
            new Output(err, StandardCharsets.UTF_8),
            terminals,
            variables,
            this::quilt);
    int status = Main.run(shell, expand(args));
    return new Result(status, shrink(out), shrink(err));
  }

  /** Runs a command that has to succeed, and returns what it printed. */
  String ok(String... args) {
    Result result = run(args);
    if (result.status() != 0) {
      throw new AssertionError(String.join(" ", args) + " failed: " + result.err());
    }
    return result.out();
  }

  String push(String name, String dir, String... more) {
    String[] first = {"push", name, "--dir", dir, "--registry", registry().toString()};
    return ok(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
  }

  private String[] expand(String... args) {
    return Arrays.stream(args)
        .map(arg -> arg.startsWith("~") ? folder + arg.substring(1) : arg)
        .toArray(String[]::new);
  }

  private String shrink(ByteArrayOutputStream text) {
    return text.toString(StandardCharsets.UTF_8).replace(folder.toString(), "~");
  }
}
