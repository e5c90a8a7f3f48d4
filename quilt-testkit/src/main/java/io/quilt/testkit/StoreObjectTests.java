package io.quilt.testkit;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One object: put, look at, read, replace, copy, delete. */
abstract class StoreObjectTests extends StoreFixture {
  private static final List<String> ODD_KEYS =
      List.of(
          "a blank/in the middle",
          "plus+and&equals=",
          "percent%41%2F%",
          "hash#mark",
          "question?mark",
          "tilde~and'quote\"",
          "back\\slash",
          "colon:star*",
          "end.",
          "end ",
          ".hidden/.file",
          "aux/nul.txt",
          "composed-\u00e9",
          "decomposed-e\u0301",
          "\u65e5\u672c\u8a9e/\ud83d\ude00",
          ("long".repeat(40) + "/").repeat(5) + "key");

  /** What was put is found by {@code head}, {@code read} and {@code list}, and they agree. */
  @Test
  public void whatWasPutIsThere() {
    ObjectInfo written = put("ns/name/data.txt", "hello");

    ObjectInfo head = store.head("ns/name/data.txt", null).orElseThrow();
    ObjectInfo listed = store.list(ListRequest.recursive("ns/"), null).objects().get(0);
    assertThat(read("ns/name/data.txt")).isEqualTo("hello");
    for (ObjectInfo info : List.of(written, head, listed)) {
      assertThat(info.key()).isEqualTo("ns/name/data.txt");
      assertThat(info.size()).isEqualTo(5);
      assertThat(info.revision()).isEqualTo(written.revision());
      assertThat(info.lastModified()).isCloseTo(head.lastModified(), within(2, SECONDS));
    }
  }

  /** A body without bytes makes an object without bytes. */
  @Test
  public void anObjectMayBeEmpty() {
    assertThat(put("empty", "").size()).isZero();
    assertThat(read("empty")).isEmpty();
    assertThat(everything()).containsExactly("empty");
  }

  /** A missing object is empty for {@code head} and an error for {@code read}. */
  @Test
  public void whatIsNotThereIsNotFound() {
    put("there", "x");

    assertThat(store.head("missing", null)).isEmpty();
    assertThat(store.head("there/below", null)).isEmpty();
    assertThat(store.head("ther", null)).isEmpty();
    assertThatThrownBy(() -> store.read(ReadRequest.of("missing")))
        .isInstanceOf(ObjectNotFoundException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> store.read(ReadRequest.of("there/below")))
        .isInstanceOf(ObjectNotFoundException.class);
  }

  /** A folder is no object. */
  @Test
  public void aFolderIsNoObject() {
    put("folder/file", "x");

    assertThat(store.head("folder", null)).isEmpty();
    assertThatThrownBy(() -> store.read(ReadRequest.of("folder")))
        .isInstanceOf(ObjectNotFoundException.class);
    assertThat(store.deleteAll(List.of("folder")).errors()).isEmpty();
    assertThat(everything()).containsExactly("folder/file");
  }

  /** A put replaces, and every content has another revision, even of one length at once. */
  @Test
  public void everyContentHasItsRevision() {
    Set<String> revisions = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      revisions.add(put("key", "content %03d".formatted(i)).revision());
    }

    assertThat(revisions).hasSize(100);
    assertThat(read("key")).isEqualTo("content 099");
    assertThat(everything()).containsExactly("key");
  }

  /** Later writes are not older, so that revisions can be sorted by time. */
  @Test
  public void timeDoesNotRunBackwards() {
    ObjectInfo first = put("first", "x");
    ObjectInfo second = put("second", "x");

    assertThat(second.lastModified()).isAfterOrEqualTo(first.lastModified());
    assertThat(Duration.between(first.lastModified(), second.lastModified()))
        .isLessThan(Duration.ofHours(1));
  }

  /** A range is cut at the end of the object; the answer's size is that of the whole. */
  @Test
  public void partsCanBeRead() throws IOException {
    put("key", "0123456789");

    assertThat(read(ReadRequest.of("key").range(0, 1))).isEqualTo("0");
    assertThat(read(ReadRequest.of("key").range(3, 4))).isEqualTo("3456");
    assertThat(read(ReadRequest.of("key").range(8, 100))).isEqualTo("89");
    assertThat(read(ReadRequest.of("key").range(0, Long.MAX_VALUE))).isEqualTo("0123456789");
    assertThat(read(ReadRequest.of("key").range(10, 1))).isEmpty();
    assertThat(read(ReadRequest.of("key").range(1000, 5))).isEmpty();
    try (ObjectContent part = store.read(ReadRequest.of("key").range(3, 4))) {
      assertThat(part.info().size()).isEqualTo(10);
    }
  }

  /** A read that asks for a revision gets that one or fails. */
  @Test
  public void aReadMayAskForARevision() {
    ObjectInfo old = put("key", "old");
    ObjectInfo current = put("key", "new");

    assertThat(read(ReadRequest.of("key").ifMatches(current.revision()))).isEqualTo("new");
    assertThatThrownBy(() -> store.read(ReadRequest.of("key").ifMatches(old.revision())))
        .isInstanceOf(PreconditionFailedException.class);
  }

  /** A stream gives the bytes of one content, or fails; replacing the object does not mix them. */
  @Test
  public void anOpenObjectStaysWhole() throws IOException {
    int length = 1 << 20;
    put("key", "a".repeat(length));

    try (ObjectContent content = store.read(ReadRequest.of("key"))) {
      byte[] start = content.stream().readNBytes(10);
      put("key", "b".repeat(length));
      String rest;
      try {
        rest = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException allowed) {
        rest = "a".repeat(length - start.length);
      }
      assertThat(new String(start, StandardCharsets.UTF_8) + rest).isEqualTo("a".repeat(length));
    }
  }

  /** A large body is streamed. */
  @Test
  public void aLargeObjectIsStreamed() throws IOException {
    long length = (20 << 20) + 17;
    assertThat(store.put("large", TestBodies.of(length), PutCondition.always()).size())
        .isEqualTo(length);

    try (ObjectContent content = store.read(ReadRequest.of("large"))) {
      assertThat(differenceFromPattern(content.stream(), length)).isEqualTo(-1);
    }
  }

  /** Where bytes differ from those of {@link TestBodies}; -1 if nowhere. */
  private static long differenceFromPattern(InputStream in, long length) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long position = 0;
    for (int count; (count = in.read(buffer)) >= 0; ) {
      for (int i = 0; i < count; i++, position++) {
        if (buffer[i] != TestBodies.at(position)) {
          return position;
        }
      }
    }
    return position == length ? -1 : position;
  }

  /** A body may be a local file. */
  @Test
  public void aFileCanBeStored(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "from a file");

    store.put("key", Body.of(file), PutCondition.always());

    assertThat(read("key")).isEqualTo("from a file");
  }

  /** Keys are any text: each odd one is held and listed as it is, or refused. */
  @Test
  public void oddKeysStayAsTheyAre() {
    for (String key : ODD_KEYS) {
      if (supportsKey(key)) {
        put(key, "content of " + key);
      } else {
        assertThatThrownBy(() -> put(key, "x")).isInstanceOf(UnsafeKeyException.class);
      }
    }

    List<String> held = ODD_KEYS.stream().filter(this::supportsKey).toList();
    assertThat(everything()).containsExactlyInAnyOrderElementsOf(held);
    for (String key : held) {
      assertThat(read(key)).isEqualTo("content of " + key);
      PhysicalKey physical = store.physicalKey(key, null);
      assertThat(PhysicalKey.parse(physical.toString())).isEqualTo(physical);
    }
    assertThat(store.deleteAll(held).errors()).isEmpty();
    assertThat(everything()).isEmpty();
  }

  /** Keys that differ in case or composition only are two objects, or the second is refused. */
  @Test
  public void similarKeysDoNotReplaceEachOther() {
    assertApart("Case", "case");
    assertApart("folder/e\u0301", "folder/\u00e9");
  }

  private void assertApart(String first, String second) {
    put(first, "first");
    if (distinguishes(first, second)) {
      put(second, "second");
      assertThat(read(second)).isEqualTo("second");
    } else {
      assertThatThrownBy(() -> put(second, "second")).isInstanceOf(UnsafeKeyException.class);
    }
    assertThat(read(first)).isEqualTo("first");
  }

  /** An object is copied inside the store, where it can. */
  @Test
  public void anObjectIsCopied() {
    put("source", "content");
    PhysicalKey source = store.physicalKey("source", null);

    Optional<ObjectInfo> copied = store.copyFrom(source, "deep/copy", PutCondition.always());

    Assumptions.assumeTrue(copied.isPresent(), "the store does not copy");
    assertThat(copied.orElseThrow().revision())
        .isEqualTo(store.head("deep/copy", null).orElseThrow().revision());
    assertThat(read("deep/copy")).isEqualTo("content");
    assertThat(read("source")).isEqualTo("content");
    PhysicalKey missing = store.physicalKey("missing", null);
    assertThatThrownBy(() -> store.copyFrom(missing, "other", PutCondition.always()))
        .isInstanceOf(ObjectNotFoundException.class);
    assertThat(everything()).containsExactly("deep/copy", "source");
  }

  /** What a store cannot copy it says, and does nothing. */
  @Test
  public void aForeignObjectIsNotCopied() {
    PhysicalKey foreign = PhysicalKey.of("no-such-backend", "bucket", "key", null);

    assertThat(store.copyFrom(foreign, "copy", PutCondition.always())).isEmpty();
    assertThat(everything()).isEmpty();
  }

  /** The local file of an object, where there is one, holds its bytes. */
  @Test
  public void theLocalFileHoldsTheBytes() throws IOException {
    put("ns/file", "content");
    Optional<Path> file = store.localPath("ns/file");

    Assumptions.assumeTrue(file.isPresent(), "objects are no local files");
    assertThat(Files.readString(file.orElseThrow())).isEqualTo("content");
  }

  /** Deleting is by key, many at once, and again does no harm. */
  @Test
  public void objectsAreDeleted() {
    List<String> keys =
        IntStream.range(0, manyObjects()).mapToObj(i -> "many/%05d".formatted(i)).toList();
    keys.forEach(key -> put(key, key));
    put("many-more", "stays");
    put("many/00000x", "stays");

    assertThat(store.deleteAll(keys).errors()).isEmpty();
    assertThat(store.deleteAll(keys.subList(0, 3)).errors()).isEmpty();
    assertThat(everything()).containsExactly("many-more", "many/00000x");
    assertThat(store.head("many/00000", null)).isEmpty();

    put("many/00000", "again");
    assertThat(read("many/00000")).isEqualTo("again");
  }

  /** Deleting once is deleting. */
  @Test
  public void anObjectIsDeletedOnce() {
    put("key", "content");
    put("key-2", "stays");

    assertThat(store.deleteOnce("key").errors()).isEmpty();
    assertThat(store.deleteOnce("key").errors()).isEmpty();
    assertThat(store.head("key", null)).isEmpty();
    assertThat(read("key-2")).isEqualTo("stays");
  }

  /** Old versions stay readable, where a store keeps them. */
  @Test
  public void versionsStay() {
    Assumptions.assumeTrue(store.capabilities().versions(), "the store has no versions");
    String old = put("key", "old").versionId().orElseThrow();
    String current = put("key", "new").versionId().orElseThrow();

    assertThat(current).isNotEqualTo(old);
    assertThat(read(ReadRequest.of("key").versionId(old))).isEqualTo("old");
    assertThat(store.head("key", null).orElseThrow().versionId()).contains(current);
    assertThat(store.head("key", old).orElseThrow().size()).isEqualTo(3);
    assertThat(store.physicalKey("key", old).versionId()).contains(old);
    store.deleteAll(List.of("key"));
    assertThat(store.head("key", null)).isEmpty();
    assertThat(read(ReadRequest.of("key").versionId(old))).isEqualTo("old");
  }

  /** A store without versions has no object of any version. */
  @Test
  public void withoutVersionsNoneIsFound() {
    Assumptions.assumeFalse(store.capabilities().versions(), "the store has versions");

    assertThat(put("key", "content").versionId()).isEmpty();
    assertThat(store.head("key", "1")).isEmpty();
    assertThatThrownBy(() -> store.read(ReadRequest.of("key").versionId("1")))
        .isInstanceOf(ObjectNotFoundException.class);
  }

  /** Closing twice does nothing. */
  @Test
  public void closingTwiceDoesNothing() {
    put("key", "content");
    store.close();
    store.close();
  }
}
