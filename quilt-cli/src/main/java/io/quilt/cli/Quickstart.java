package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import io.quilt.api.Registry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;

@Command(
    name = "quickstart",
    description = {
      "Show what quilt does, with a small data set in the local registry.",
      "It writes to the folder quilt-quickstart and to the package quickstart/rivers, and prints"
          + " every command that it runs."
    })
final class Quickstart extends Task {
  private static final String NAME = "quickstart/rivers";
  private static final String DATA = "quilt-quickstart/rivers";
  private static final String INSTALLED = "quilt-quickstart/installed";

  private String place = "";

  @Override
  public Integer call() {
    place = localRegistry();
    say("Three rivers were measured; the readings are in " + DATA + ".");
    Rivers.write(Path.of(DATA));
    push("Two days of readings", "--meta", "{\"project\": \"rivers\", \"unit\": \"°C\"}");
    String first = latest();

    say("What does the registry hold, and which packages are about rivers?");
    run("list-packages");
    search("river");
    run("browse", NAME);

    say("A reading arrives late, and the package gets a second revision.");
    echo(Rivers.LATE_READING, Path.of(DATA, Rivers.LATE_FILE));
    push("A late reading");
    run("list-versions", NAME);
    run("diff", NAME, first, latest());

    say("The first revision is still there, byte for byte.");
    run("install", NAME, "--registry", place, "--top-hash", first, "--dest", INSTALLED);
    run("verify", NAME, "--registry", place, "--top-hash", first, "--dir", INSTALLED);

    say("The registry is the folder " + place + ". It stays there: go on with the commands above.");
    return 0;
  }

  private String localRegistry() {
    try (Quilt quilt = shell().quilt().get()) {
      Registry registry = quilt.registry();
      if (!registry.location().isLocal()) {
        throw new QuiltException(
            "The default local registry, %s, is not a folder of this machine; set another one with"
                    .formatted(registry.location())
                + " 'quilt config --set default_local_registry=file:///FOLDER'");
      }
      return registry.location().toPath().toString();
    }
  }

  /** The first digits of the latest revision, as many as name it. */
  private String latest() {
    try (Quilt quilt = shell().quilt().get()) {
      PackageName name = PackageName.of(NAME);
      Registry registry = quilt.registry();
      return registry.latest(name).map(hash -> registry.shorten(name, hash)).orElseThrow();
    }
  }

  private void say(String text) {
    out().line("");
    out().line("# " + text);
  }

  private void push(String message, String... more) {
    String[] always = {"push", NAME, "--registry", place, "--dir", DATA, "--message", message};
    String[] args = Arrays.copyOf(always, always.length + more.length);
    System.arraycopy(more, 0, args, always.length, more.length);
    run(args);
  }

  private void run(String... args) {
    out().line("$ quilt " + ShellWords.join(args));
    out().flush();
    check(Main.run(shell(), args), args);
  }

  private void search(String word) {
    out().line("$ quilt list-packages | grep " + ShellWords.join(word));
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    Output pipe = new Output(names, StandardCharsets.UTF_8);
    Shell piped =
        new Shell(shell().in(), pipe, shell().err(), "", shell().variables(), shell().quilt());
    check(Main.run(piped, "list-packages"), "list-packages");
    names
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(name -> name.contains(word))
        .forEach(out()::line);
  }

  private void echo(String line, Path file) {
    out().line("$ echo " + ShellWords.join(line) + " >> " + ShellWords.join(file.toString()));
    Rivers.append(file, line);
  }

  private static void check(int status, String... args) {
    if (status != 0) {
      throw new QuiltException("The quickstart stopped, because '%s' failed".formatted(args[0]));
    }
  }
}
