package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.spi.Body;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ObjectStore} promises, as tests. A backend extends this class in its own tests:
 *
 * <pre>{@code
 * class MyStoreTest extends ObjectStoreContract {
 *   @Override
 *   protected ObjectStore openStore() {
 *     return new MyStore(freshRoot());
 *   }
 * }
 * }</pre>
 *
 * <p>Each test gets a store of its own, empty, and closes it. What {@link
 * ObjectStore#capabilities()} does not announce is not asked for: such tests are skipped and say
 * so, and where a store must say no, others look that it does. What capabilities do not say, the
 * hooks {@link #supportsKey}, {@link #supportsObjectsBelowObjects}, {@link #distinguishes} and
 * {@link #openStoreWithoutRoot} do. A store that passes gives a complete registry with the engine.
 */
public abstract class ObjectStoreContract extends StoreSafetyTests {
  /** In the order of their UTF-8 bytes; UTF-16 and whole folders first give others. */
  private static final List<String> ORDERED =
      List.of(
          "list/a!",
          "list/a-b",
          "list/a-b-c/x",
          "list/a.b",
          "list/a/b",
          "list/a/b-c",
          "list/a/b0",
          "list/a0",
          "list/aa",
          "list/b/\u00e9",
          "list/b/\uff5e",
          "list/b/\ud83d\ude00",
          "other",
          "\u00e9");

  /** Subclasses need nothing else. */
  protected ObjectStoreContract() {}

  private void putOrdered() {
    List<String> shuffled = new ArrayList<>(ORDERED);
    Collections.shuffle(shuffled, new Random(42));
    shuffled.forEach(key -> put(key, key));
  }

  /** Nothing is listed in an empty store. */
  @Test
  public void anEmptyStoreIsListed() {
    for (ListRequest all : List.of(ListRequest.recursive(""), ListRequest.level(""))) {
      ListPage page = store.list(all, null);
      assertThat(page.objects()).isEmpty();
      assertThat(page.folders()).isEmpty();
      assertThat(page.nextToken()).isEmpty();
    }
  }

  /** A list is in the order of the keys' UTF-8 bytes. */
  @Test
  public void listsAreInTheOrderOfBytes() {
    putOrdered();

    assertThat(objects(ListRequest.recursive(""))).containsExactlyElementsOf(ORDERED);
  }

  /** A prefix is a text: it need not end at a folder. */
  @Test
  public void aPrefixIsText() {
    putOrdered();

    assertThat(objects(ListRequest.recursive("list/a/")))
        .containsExactlyElementsOf(below("list/a/"));
    assertThat(objects(ListRequest.recursive("list/a"))).containsExactlyElementsOf(below("list/a"));
    assertThat(objects(ListRequest.recursive("l"))).containsExactlyElementsOf(below("l"));
    assertThat(objects(ListRequest.recursive("other"))).containsExactly("other");
    assertThat(objects(ListRequest.recursive("other/"))).isEmpty();
    assertThat(objects(ListRequest.recursive("missing/folder/"))).isEmpty();
  }

  private static List<String> below(String prefix) {
    return ORDERED.stream().filter(key -> key.startsWith(prefix)).toList();
  }

  /** A level has its objects, and a folder for what is deeper. */
  @Test
  public void aLevelFoldsWhatIsDeeper() {
    putOrdered();

    ListRequest top = ListRequest.level("");
    assertThat(objects(top)).containsExactly("other", "\u00e9");
    assertThat(folders(top)).containsExactly("list/");
    ListRequest list = ListRequest.level("list/");
    assertThat(objects(list))
        .containsExactly("list/a!", "list/a-b", "list/a.b", "list/a0", "list/aa");
    assertThat(folders(list)).containsExactly("list/a-b-c/", "list/a/", "list/b/");
    ListRequest text = ListRequest.level("list/a");
    assertThat(folders(text)).containsExactly("list/a-b-c/", "list/a/");
    ListRequest folder = ListRequest.level("list");
    assertThat(objects(folder)).isEmpty();
    assertThat(folders(folder)).containsExactly("list/");
  }

  /** A list may begin after any text, whether it is a key or not. */
  @Test
  public void aListBeginsAfterAKey() {
    putOrdered();

    for (String after :
        List.of("", "list/", "list/a", "list/a-b", "list/a/", "list/a/b", "list/b/\uff5e", "z")) {
      List<String> expected = ORDERED.stream().filter(key -> compareBytes(key, after) > 0).toList();
      assertThat(objects(ListRequest.recursive("").startAfter(after)))
          .as("after %s", after)
          .containsExactlyElementsOf(expected);
    }
    assertThat(objects(ListRequest.recursive("list/a/").startAfter("list/a/b")))
        .containsExactly("list/a/b-c", "list/a/b0");
    assertThat(everythingAfter("\u00e9")).isEmpty();
  }

  private List<String> everythingAfter(String key) {
    return objects(ListRequest.recursive("").startAfter(key));
  }

  private static int compareBytes(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** A level that begins inside a folder has it as long as a key of it follows. */
  @Test
  public void aLevelBeginsAfterAKey() {
    putOrdered();

    assertThat(folders(ListRequest.level("list/").startAfter("list/a-b")))
        .containsExactly("list/a-b-c/", "list/a/", "list/b/");
    assertThat(folders(ListRequest.level("list/").startAfter("list/a/b")))
        .containsExactly("list/a/", "list/b/");
    assertThat(folders(ListRequest.level("list/").startAfter("list/a/b0")))
        .containsExactly("list/b/");
    assertThat(objects(ListRequest.level("list/").startAfter("list/a/b")))
        .containsExactly("list/a0", "list/aa");
  }

  /** Many objects come in pages, each once; a page can be asked for again. */
  @Test
  public void manyObjectsComeInPages() {
    List<String> keys =
        IntStream.range(0, manyObjects())
            .mapToObj(i -> "many/%d/%05d".formatted(i % 3, i))
            .sorted()
            .toList();
    keys.forEach(key -> put(key, ""));

    List<ListPage> pages = pages(ListRequest.recursive("many/"));
    assertThat(pages.stream().flatMap(page -> page.objects().stream()).map(ObjectInfo::key))
        .containsExactlyElementsOf(keys);
    assertThat(pages).as("pages; raise manyObjects()").hasSizeGreaterThan(1);
    String second = pages.get(0).nextToken().orElseThrow();
    for (int i = 0; i < 2; i++) {
      assertThat(store.list(ListRequest.recursive("many/"), second).objects())
          .extracting(ObjectInfo::key)
          .containsExactlyElementsOf(pages.get(1).objects().stream().map(ObjectInfo::key).toList());
    }
  }

  /** Many folders come in pages too, mixed with objects, each once. */
  @Test
  public void manyFoldersComeInPages() {
    List<String> names =
        IntStream.range(0, manyObjects()).mapToObj(i -> "level/%05d".formatted(i)).toList();
    names.forEach(name -> put(name.endsWith("7") ? name : name + "/file", ""));

    ListRequest level = ListRequest.level("level/");
    assertThat(objects(level))
        .containsExactlyElementsOf(names.stream().filter(name -> name.endsWith("7")).toList());
    assertThat(folders(level))
        .containsExactlyElementsOf(
            names.stream().filter(name -> !name.endsWith("7")).map(name -> name + "/").toList());
    assertThat(pages(level)).hasSizeGreaterThan(1);
  }

  /** What is put or deleted is so for the next list. */
  @Test
  public void aListSeesWhatWasWritten() {
    for (int i = 0; i < 20; i++) {
      put("ns/" + i, "");
      assertThat(everything()).containsExactly("ns/" + i);
      store.deleteAll(List.of("ns/" + i));
      assertThat(everything()).isEmpty();
    }
  }

  /** The root that is missing is an error, not an empty list, until something is put. */
  @Test
  public void aMissingRootIsNotEmpty() {
    Optional<ObjectStore> opened = openStoreWithoutRoot();
    Assumptions.assumeTrue(opened.isPresent(), "roots cannot be missing");
    try (ObjectStore rootless = opened.orElseThrow()) {
      for (String prefix : List.of("", "below/")) {
        assertThatThrownBy(() -> rootless.list(ListRequest.level(prefix), null))
            .isInstanceOf(ObjectNotFoundException.class);
      }
      assertThat(rootless.head("key", null)).isEmpty();
      assertThat(rootless.deleteAll(List.of("key")).errors()).isEmpty();
      rootless.put("key", Body.of(new byte[1]), PutCondition.always());
      assertThat(rootless.list(ListRequest.level(""), null).objects()).hasSize(1);
    }
  }
}
