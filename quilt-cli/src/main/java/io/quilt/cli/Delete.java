package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "delete",
    description = "Delete a package, or one revision of it; never the files that it names.")
final class Delete extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Option(
      names = "--top-hash",
      paramLabel = "H",
      description = "Only this revision, given whole or by its first 6 or more digits.")
  private @Nullable String prefix;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  int run(Quilt quilt) {
    Registry place = localUnlessGiven(quilt, registry);
    TopHash topHash = prefix == null ? null : place.resolve(name, prefix);
    String what =
        "%s in %s"
            .formatted(
                topHash == null ? "all revisions of " + name : name + "@" + topHash,
                place.location());
    if (!yes && !confirmed(what)) {
      shell().err().line("quilt: Nothing was deleted");
      return Failures.FAILED;
    }
    if (topHash == null) {
      place.delete(name);
    } else {
      place.delete(name, topHash);
    }
    out().line("Deleted " + what);
    return 0;
  }

  private boolean confirmed(String what) {
    if (!shell().canAsk()) {
      throw wrongUsage("delete asks before it deletes, and there is no terminal; add --yes");
    }
    shell().err().raw(Printable.of("Delete " + what + "? [y/N] "));
    shell().err().flush();
    try {
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(shell().in(), Charset.defaultCharset()));
      String answer = answers.readLine();
      return answer != null && answer.strip().matches("(?i)y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException("The answer cannot be read; add --yes", e);
    }
  }
}
