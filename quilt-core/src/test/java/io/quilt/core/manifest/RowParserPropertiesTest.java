package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.core.json.Mutations;
import io.quilt.core.json.Utf8Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The fast parser means what the general one means, or declines. */
class RowParserPropertiesTest {
  @Property(tries = 2_000)
  void bothReadWhatWeWrite(@ForAll long seed) {
    ManifestRow row = entry(seed);
    byte[] text = written(row);
    ManifestRow general = new ManifestRow();
    assertThat(GeneralRowParser.parse(text, 0, text.length, general)).isNull();
    assertThat(Rows.facts(general)).isEqualTo(Rows.facts(row));
    ManifestRow fast = new ManifestRow();
    int end = new FastRowParser().parse(text, 0, text.length, fast);
    Statistics.label("fast")
        .collect(end == text.length)
        .coverage(c -> c.check(true).percentage(p -> p > 20));
    if (end == text.length) {
      assertThat(Rows.facts(fast)).isEqualTo(Rows.facts(row));
    }
  }

  @Property(tries = 20_000)
  void bothAgreeOnDamagedRows(@ForAll long seed) {
    byte[] text = Mutations.mutate(written(entry(seed)), new Random(seed));
    ManifestRow fast = new ManifestRow();
    if (new FastRowParser().parse(text, 0, text.length, fast) == text.length) {
      ManifestRow general = new ManifestRow();
      assertThat(GeneralRowParser.parse(text, 0, text.length, general)).isNull();
      assertThat(Rows.facts(fast)).isEqualTo(Rows.facts(general));
    }
  }

  @Property(tries = 2_000)
  void theEndOfThePieceIsNeverOverrun(@ForAll long seed) {
    byte[] text = written(entry(seed));
    int cut = new Random(seed).nextInt(text.length);
    ManifestRow row = new ManifestRow();
    byte[] longer = Arrays.copyOf(text, text.length + 8);
    assertThat(new FastRowParser().parse(longer, 0, cut, row)).isNegative();
  }

  @Property(tries = 2_000)
  void packedRowsComeBack(@ForAll long seed) {
    List<ManifestRow> rows = List.copyOf(new Rows(seed).rows(80));
    PackedBlockBuilder builder = new PackedBlockBuilder();
    rows.forEach(row -> builder.add(row, seed % 2 == 0 ? builder.count() + 1 : seed >>> 8));
    PackedBlock block = builder.build(7);
    for (int i = 0; i < rows.size(); i++) {
      ManifestRow row = block.row(new BlockCursor(), i);
      assertThat(Rows.facts(row)).isEqualTo(Rows.facts(rows.get(i)));
      assertThat(row.line).isEqualTo(7 + (seed % 2 == 0 ? i + 1 : seed >>> 8));
    }
  }

  private static ManifestRow entry(long seed) {
    Rows rows = new Rows(seed);
    return rows.row(rows.key());
  }

  private static byte[] written(ManifestRow row) {
    Utf8Buffer out = new Utf8Buffer(64);
    new WrittenRow(ManifestWriter.RECORD_LIMIT).append(row, out);
    return Arrays.copyOf(out.array(), out.length() - 1);
  }
}
