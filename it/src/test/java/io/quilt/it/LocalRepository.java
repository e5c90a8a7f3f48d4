package io.quilt.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Maven repository of our own artifacts, beside links to what this machine has fetched. */
final class LocalRepository {
  private final Path root;

  private LocalRepository(Path root) {
    this.root = root;
  }

  static Path create(Path root) throws IOException {
    Path fetched = Path.of(System.getProperty("quilt.maven.repository"));
    LocalRepository repository = new LocalRepository(root);
    repository.link(fetched, root, "io");
    repository.link(fetched.resolve("io"), root.resolve("io"), "quilt");
    repository.install("quilt-parent", Project.ROOT.resolve("pom.xml"), "pom");
    repository.install("quilt-bom", Project.ROOT.resolve("quilt-bom").resolve("pom.xml"), "pom");
    for (String artifact : Project.publishedModules()) {
      Path pom = Project.ROOT.resolve(artifact).resolve("pom.xml");
      repository.install(artifact, pom, "pom");
      repository.install(artifact, Jars.of(artifact), "jar");
    }
    return root;
  }

  private void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> groups = Files.list(from)) {
      List<Path> linked =
          groups
              .filter(Files::isDirectory)
              .filter(group -> !group.getFileName().toString().equals(except))
              .toList();
      for (Path group : linked) {
        Files.createSymbolicLink(to.resolve(group.getFileName()), group.toAbsolutePath());
      }
    }
  }

  private void install(String artifact, Path file, String type) throws IOException {
    Path folder = root.resolve(Path.of("io", "quilt", artifact, Project.VERSION));
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve("%s-%s.%s".formatted(artifact, Project.VERSION, type)));
  }
}
