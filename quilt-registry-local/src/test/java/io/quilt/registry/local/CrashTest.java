package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes leaves every object as it was, or as it was to be. */
class CrashTest {
  private static final int KILLS = 20;
  private static final String POINTERS = ".quilt/named_packages/ns/name/";

  @TempDir Path root;
  private LocalObjectStore store;

  @BeforeEach
  void open() {
    store = new LocalObjectStore(root, PhysicalKey.of(root));
    put(CrashingWriter.DATA, CrashingWriter.content(CrashingWriter.DATA_SIZE, 0));
    put(CrashingWriter.LATEST, CrashingWriter.content(64, 0));
  }

  @Test
  void killedAtAnyMoment() throws IOException, InterruptedException {
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      String before = revision(CrashingWriter.LATEST);
      try (ChildJvm writer = ChildJvm.start(CrashingWriter.class, root.toString(), "loop")) {
        assertThat(writer.line()).isEqualTo("writing");
        Thread.sleep(random.nextInt(60));
        writer.kill();
      }
      assertWhole(CrashingWriter.DATA, CrashingWriter.DATA_SIZE);
      for (ObjectInfo pointer : store.list(ListRequest.recursive(POINTERS), null).objects()) {
        assertWhole(pointer.key(), 64);
      }
      assertThat(revision(CrashingWriter.LATEST)).isNotEqualTo(before);
      assertNothingIsLocked();
    }
  }

  @Test
  void whatTheKilledLeftIsNeitherListedNorKept() throws IOException, InterruptedException {
    for (String key : List.of(CrashingWriter.DATA, CrashingWriter.LATEST)) {
      String old = text(key);
      try (ChildJvm writer = ChildJvm.start(CrashingWriter.class, root.toString(), "half", key)) {
        assertThat(writer.line()).isEqualTo("half");
        writer.kill();
      }
      assertThat(text(key)).isEqualTo(old);
    }
    List<Path> left = leftOver();
    assertThat(left).hasSize(2);
    assertThat(left).noneMatch(file -> file.startsWith(root.resolve(POINTERS)));
    assertThat(store.list(ListRequest.recursive(""), null).objects())
        .extracting(ObjectInfo::key)
        .containsExactly(CrashingWriter.LATEST, CrashingWriter.DATA);

    try (LocalObjectStore next = new LocalObjectStore(root, PhysicalKey.of(root))) {
      next.put(CrashingWriter.DATA + "-2", Body.of(new byte[1]), PutCondition.always());
      assertThat(leftOver()).as("may be in use").hasSize(2);
    }
    for (Path file : left) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    }
    put(CrashingWriter.DATA, "new");
    put(CrashingWriter.LATEST, "new");
    assertThat(leftOver()).as("the store tidied before").hasSize(2);
    try (LocalObjectStore next = new LocalObjectStore(root, PhysicalKey.of(root))) {
      next.put(CrashingWriter.DATA, Body.of(new byte[1]), PutCondition.always());
      next.put(CrashingWriter.LATEST, Body.of(new byte[1]), PutCondition.always());
    }
    assertThat(leftOver()).isEmpty();
  }

  private List<Path> leftOver() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".quilt-tmp")).toList();
    }
  }

  private void assertNothingIsLocked() {
    store.put(
        CrashingWriter.LATEST,
        Body.of(CrashingWriter.content(64, 0).getBytes(StandardCharsets.UTF_8)),
        PutCondition.ifMatches(revision(CrashingWriter.LATEST)));
  }

  private String revision(String key) {
    return store.head(key, null).orElseThrow().revision();
  }

  private void assertWhole(String key, int size) throws IOException {
    String content = text(key);
    assertThat(content).as(key).hasSize(size);
    assertThat(content).as(key).isEqualTo(content.substring(0, 1).repeat(size));
  }

  private String text(String key) throws IOException {
    try (ObjectContent content = store.read(ReadRequest.of(key))) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void put(String key, String content) {
    store.put(key, Body.of(content.getBytes(StandardCharsets.UTF_8)), PutCondition.always());
  }
}
