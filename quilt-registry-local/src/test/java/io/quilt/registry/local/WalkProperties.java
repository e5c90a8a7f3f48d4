package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.spi.KeyOrder;
import io.quilt.spi.ListRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A walk gives what sorting all keys by their bytes would give. */
class WalkProperties {
  private static final Comparator<String> BYTES =
      Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void walksAreInOrder(
      @ForAll("keys") Set<String> wanted,
      @ForAll("prefixes") String prefix,
      @ForAll("prefixes") String after,
      @ForAll boolean recursive,
      @ForAll @IntRange(min = 1, max = 4) int portion)
      throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path root = files.getPath("/root");
      TreeSet<String> keys = create(root, wanted);
      ListRequest request = recursive ? ListRequest.recursive(prefix) : ListRequest.level(prefix);
      String folder = prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));

      Walk walk = new Walk(root.resolve(folder), request, KeyRange.after(after), portion);
      List<String> walked = new ArrayList<>();
      while (walk.hasNext()) {
        walked.add(walk.next().key());
      }

      TreeSet<String> expected = new TreeSet<>(BYTES);
      for (String key : keys) {
        if (key.startsWith(prefix) && BYTES.compare(key, after) > 0) {
          int slash = recursive ? -1 : key.indexOf('/', prefix.length());
          expected.add(slash < 0 ? key : key.substring(0, slash + 1));
        }
      }
      assertThat(walked).containsExactlyElementsOf(expected);
    }
  }

  @Property
  void keysAreComparedAsBytes(@ForAll("texts") String left, @ForAll("texts") String right) {
    assertThat(Integer.signum(KeyOrder.compare(left, right)))
        .isEqualTo(Integer.signum(BYTES.compare(left, right)));
  }

  /** Makes the files that can be: one of two where a file would be a folder too. */
  private static TreeSet<String> create(Path root, Set<String> wanted) throws IOException {
    Files.createDirectories(root);
    TreeSet<String> keys = new TreeSet<>(BYTES);
    for (String key : wanted) {
      try {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        keys.add(key);
      } catch (IOException isFileAndFolder) {
        assertThat(keys).isNotEmpty();
      }
    }
    // What could not be made may have left folders without files, which levels list.
    keys.removeIf(key -> !Files.isRegularFile(root.resolve(key)));
    removeEmptyFolders(root);
    return keys;
  }

  private static boolean removeEmptyFolders(Path folder) throws IOException {
    boolean empty = true;
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (!Files.isDirectory(child) || !removeEmptyFolders(child)) {
          empty = false;
        }
      }
    }
    if (empty && folder.getNameCount() > 1) {
      Files.delete(folder);
    }
    return empty;
  }

  @Provide
  Arbitrary<Set<String>> keys() {
    return name()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(names -> String.join("/", names))
        .set()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.oneOf(
        Arbitraries.just(""),
        name(),
        name().map(name -> name + "/"),
        name().tuple2().map(names -> names.get1() + "/" + names.get2()),
        name().tuple2().map(names -> names.get1() + "/" + names.get2() + "/"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\u00e9", "\uff5e", "\ud83d\ude00", "\ud7ff", "\ue000", "/")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> name() {
    return Arbitraries.of("a", "b", "a-", "a!", "a0", "aa", "a-b", "\uff5e", "\ud83d\ude00", "b.");
  }
}
