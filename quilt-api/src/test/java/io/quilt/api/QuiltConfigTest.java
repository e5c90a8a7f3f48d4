package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class QuiltConfigTest {
  private static QuiltConfig config(String key, Object value) {
    return QuiltConfig.of(Collections.singletonMap(key, value), "test.yml");
  }

  @Test
  void holdsTheTemplatesKeysFirstAndKeepsUnknownOnes() {
    QuiltConfig config = QuiltConfig.of(Map.of("mine", 7, QuiltConfig.REGION, "eu"), "test.yml");

    assertThat(config.asMap().keySet())
        .startsWith(QuiltConfig.TEMPLATE_KEYS.toArray(String[]::new))
        .endsWith("mine");
    assertThat(config.asMap()).containsEntry(QuiltConfig.REGION, "eu").containsEntry("mine", 7L);
    assertThat(config.source()).isEqualTo("test.yml");
  }

  @Test
  void blankIsNotSet() {
    assertThat(config(QuiltConfig.NAVIGATOR_URL, " ").navigatorUrl()).isEmpty();
    assertThat(config(QuiltConfig.NAVIGATOR_URL, null).navigatorUrl()).isEmpty();
    assertThat(config(QuiltConfig.TELEMETRY_DISABLED, "").isTrue(QuiltConfig.TELEMETRY_DISABLED))
        .isFalse();
  }

  @Test
  void textsStandForNumbersAndBooleans() {
    assertThat(config(QuiltConfig.DEFAULT_REGISTRY_VERSION, "2").defaultRegistryLayout())
        .isEqualTo(RegistryLayout.V2);
    assertThat(config(QuiltConfig.DEFAULT_REGISTRY_VERSION, 1).defaultRegistryLayout())
        .isEqualTo(RegistryLayout.V1);
    assertThat(config("flag", "True").isTrue("flag")).isTrue();
    assertThat(config("flag", false).isTrue("flag")).isFalse();
    assertThat(config("n", " 7 ").number("n")).hasValue(7);
    assertThat(config("n", 7).number("n")).hasValue(7);
    assertThat(config("n", "").number("n")).isEmpty();
    assertThat(config("n", 7).number("missing")).isEmpty();
  }

  @Test
  void aWrongValueIsAnErrorThatNamesSourceAndKey() {
    assertWrong(config(QuiltConfig.DEFAULT_REGISTRY_VERSION, 3)::defaultRegistryLayout)
        .withMessageContaining(QuiltConfig.DEFAULT_REGISTRY_VERSION)
        .withMessageContaining("'3'");
    assertWrong(config(QuiltConfig.REGISTRY_URL, "not a url")::registryUrl)
        .withMessageContaining(QuiltConfig.REGISTRY_URL);
    assertWrong(() -> config("flag", "perhaps").isTrue("flag")).withMessageContaining("perhaps");
    assertWrong(() -> config("n", "seven").number("n")).withMessageContaining("seven");
    assertWrong(() -> config("n", 1L << 40).number("n")).withMessageContaining("1099511627776");
  }

  private static ThrowableAssertAlternative<InvalidConfigException> assertWrong(
      ThrowingCallable call) {
    return assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(call)
        .withMessageContaining("test.yml");
  }

  @Test
  void changesByCopyAndIsEqualByItsValues() {
    QuiltConfig before = config(QuiltConfig.NAVIGATOR_URL, "https://catalog.example.com");
    QuiltConfig after = before.with(QuiltConfig.NAVIGATOR_URL, null);

    assertThat(before.navigatorUrl()).contains(URI.create("https://catalog.example.com"));
    assertThat(after.navigatorUrl()).isEmpty();
    assertThat(after).isEqualTo(QuiltConfig.of(Map.of(), "elsewhere")).isNotEqualTo(before);
  }

  @Test
  void onlyJsonValuesAreHeld() {
    assertThatIllegalArgumentException().isThrownBy(() -> config("x", new Object()));
  }
}
