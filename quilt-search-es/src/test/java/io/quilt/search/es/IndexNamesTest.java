package io.quilt.search.es;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Registry;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesTest {
  private static Registry at(String location) {
    return (Registry)
        Proxy.newProxyInstance(
            IndexNamesTest.class.getClassLoader(),
            new Class<?>[] {Registry.class},
            (proxy, method, arguments) -> PhysicalKey.parse(location));
  }

  @Test
  void aliasesAreThoseOfAStack() {
    IndexNames names = new IndexNames("my-bucket.2");

    assertThat(names.objectsAlias()).isEqualTo("my-bucket.2");
    assertThat(names.packagesAlias()).isEqualTo("my-bucket.2_packages");
    assertThat(names.objects()).isEqualTo("my-bucket.2-quilt1");
    assertThat(names.packages()).isEqualTo("my-bucket.2_packages-quilt1");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://my-bucket,my-bucket",
    "mem://Bucket_A,bucket_a",
    "file:///data/My%20Lab,my-lab",
    "file:///data/.hidden/,hidden",
    "file:///data/_-x,x",
    "file:///data/%C3%84%3A,ä-",
    "file:///data/x_packages,x-packages",
  })
  void theNameIsThatOfTheBucketOrTheFolder(String location, String name) {
    assertThat(IndexNames.of(at(location)).name()).isEqualTo(name);
  }

  @Test
  void whereNothingIsLeftANameIsAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexNames.of(at("file:///")))
        .withMessageContaining("give a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexNames.of(at("file:///" + "x".repeat(300))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "_a",
        "-a",
        ".",
        "..",
        "a b",
        "a,b",
        "a*",
        "a/b",
        "a?x",
        "a\n",
        "a#",
        "x_packages"
      })
  void otherNamesAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new IndexNames(name));
  }
}
