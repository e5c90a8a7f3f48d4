package io.quilt.bench;

import io.quilt.api.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A local registry of layout 1 with very many pointers, which are hard links to one file for each
 * package and so need hardly any room. Its manifests are empty files.
 */
record SampleRegistry(Path folder, int packages, int revisions) {
  private static final long FIRST_SECOND = 1_700_000_000;

  static PackageName name(int number) {
    return PackageName.of("bench/package%04d".formatted(number));
  }

  /** The top hash of a revision of a package. */
  static String topHash(int number, int revision) {
    byte[] text = (number + "/" + revision).getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(Row.sha256().digest(text));
  }

  /** Makes the registry, unless it is there. */
  SampleRegistry make() throws IOException {
    Path manifests = folder.resolve(".quilt/packages");
    if (Files.exists(manifests)) {
      return this;
    }
    for (int number = 0; number < packages; number++) {
      makePackage(number);
    }
    Files.createDirectories(manifests);
    for (int number = 0; number < packages; number++) {
      for (int revision = 0; revision < Math.min(revisions, 20); revision++) {
        Files.createFile(manifests.resolve(topHash(number, revision)));
      }
    }
    return this;
  }

  private void makePackage(int number) throws IOException {
    Path pointers = folder.resolve(".quilt/named_packages").resolve(name(number).toString());
    Path latest = Files.createDirectories(pointers).resolve("latest");
    Files.writeString(latest, topHash(number, 0));
    for (int revision = 0; revision < revisions; revision++) {
      Files.createLink(pointers.resolve(Long.toString(FIRST_SECOND + revision)), latest);
    }
  }
}
