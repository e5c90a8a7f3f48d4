package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.core.json.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PhysicalKeysPropertiesTest {
  private static final String[] URLS = {
    "s3://bucket/a/b.c?versionId=v1.x_y-z~", "s3://bucket/a%20b%2Bc", "file:///a/b%20c/d", "s3://b/"
  };

  @Property(tries = 20_000)
  void whatIsSureIsSpelledSo(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] url = URLS[random.nextInt(URLS.length)].getBytes(StandardCharsets.UTF_8);
    byte[] text = Mutations.mutate(url, random);
    byte[] quoted = Arrays.copyOf(text, text.length + 1);
    quoted[text.length] = '"';
    int end = PhysicalKeys.skipCanonical(quoted, 0, quoted.length);
    if (end >= 0) {
      String sure = new String(quoted, 0, end, StandardCharsets.UTF_8);
      assertThat(PhysicalKey.parse(sure)).hasToString(sure);
    }
  }
}
