package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPagesTest {
  private final List<Integer> askedFor = new ArrayList<>();

  private Searcher searcher(int total) {
    return request -> {
      askedFor.add(request.offset());
      int end = Math.min(total, request.offset() + request.limit());
      return SearchResult.of(
          IntStream.range(request.offset(), end).mapToObj(SearchPagesTest::hit).toList());
    };
  }

  private static SearchHit hit(int id) {
    return new SearchHit(
        "i", Integer.toString(id), 1, Metadata.empty(), Map.of(), Metadata.empty());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "9,1", "10,2", "25,3", "30,4"})
  void readsPageAfterPageUntilOneIsNotFull(int total, int pages) {
    try (Stream<SearchHit> hits = searcher(total).stream(SearchRequest.query("*"))) {
      assertThat(hits.map(SearchHit::id))
          .containsExactlyElementsOf(
              IntStream.range(0, total).mapToObj(Integer::toString).toList());
    }
    assertThat(askedFor).hasSize(pages);
  }

  @Test
  void asksForNothingBeforeItIsRead() {
    try (Stream<SearchHit> hits = searcher(100).stream(SearchRequest.query("*").offset(5))) {
      assertThat(askedFor).isEmpty();
      assertThat(hits.limit(3).map(SearchHit::id)).containsExactly("5", "6", "7");
    }
    assertThat(askedFor).containsExactly(5);
  }
}
