package io.quilt.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.core.VectorFile;
import io.quilt.spi.UserFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final JsonNode VECTORS = VectorFile.read("config.json");

  private final UserFiles files = new MemoryUserFiles();
  private final QuiltConfig defaults =
      UserDirectories.below(Path.of(VECTORS.required("base_dir").textValue())).defaultConfig();
  private final ConfigFile config =
      new ConfigFile(
          files,
          defaults,
          Clock.fixed(Instant.parse("2026-11-05T06:07:08.000009Z"), ZoneOffset.ofHours(3)));

  static Stream<JsonNode> sets() {
    return VectorFile.elements("config.json", "set");
  }

  static Stream<JsonNode> reads() {
    return VectorFile.elements("config.json", "read");
  }

  @Test
  void theTemplateIsTheDefault() {
    Object template = VectorFile.plain(VECTORS.required("defaults_json").textValue());
    assertThat(config.read().asMap()).isEqualTo(template);
    assertThat(List.copyOf(config.read().asMap().keySet())).isEqualTo(QuiltConfig.TEMPLATE_KEYS);
    config.replace(Map.of());
    assertThat(text(ConfigFile.NAME))
        .isEqualTo(VECTORS.required("template_written_by_config_empty").textValue());
  }

  @ParameterizedTest
  @MethodSource("sets")
  @SuppressWarnings("unchecked")
  void setsAsQuilt3(JsonNode vector) {
    Map<String, Object> values =
        (Map<String, Object>) VectorFile.plain(vector.required("set_json").textValue());
    if (vector.required("ok").booleanValue()) {
      QuiltConfig set = config.set(values);
      assertThat(text(ConfigFile.NAME)).isEqualTo(vector.required("config_yml").textValue());
      assertThat(set.asMap()).isEqualTo(loaded(vector));
      assertThat(config.read()).isEqualTo(set);
    } else {
      assertThatThrownBy(() -> config.set(values))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContainingAll(values.keySet().iterator().next(), ConfigFile.NAME);
      assertThat(files.read(ConfigFile.NAME)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void readsAsQuilt3(JsonNode vector) {
    String yaml = vector.required("config_yml").textValue();
    write(yaml);
    if (vector.required("ok").booleanValue()) {
      assertThat(config.read().asMap()).isEqualTo(loaded(vector));
    } else if (yaml.isEmpty()) {
      assertThat(config.read()).isEqualTo(defaults);
    } else {
      assertThatThrownBy(config::read)
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(files.describe(ConfigFile.NAME));
    }
  }

  private static Object loaded(JsonNode vector) {
    return VectorFile.plain(vector.required("loaded_json").textValue());
  }

  @Test
  void typedAccessUnderstandsStrings() {
    write("telemetry_disabled: 'true'\ndefault_registry_version: \"2\"\nregion: ' '\n");
    QuiltConfig read = config.read();
    assertThat(read.isTrue(QuiltConfig.TELEMETRY_DISABLED)).isTrue();
    assertThat(read.defaultRegistryLayout().version()).isEqualTo(2);
    assertThat(read.text(QuiltConfig.REGION)).isEmpty();
  }

  @Test
  void unknownKeysAreKept() {
    write("zzz: {b: [1, x], a: null}\nregion: us-east-1\n");
    config.set(Map.of("region", "eu-west-1"));
    assertThat(text(ConfigFile.NAME))
        .contains("\nregion: eu-west-1\n")
        .endsWith("\nzzz:\n  a: null\n  b:\n  - 1\n  - x\n");
  }

  @Test
  void nullClearsAValue() {
    config.set(Map.of("region", "eu-west-1"));
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("region", null);
    assertThat(config.set(nothing)).isEqualTo(defaults);
  }

  @Test
  void settingLeavesNoBackupAndResettingDoes() {
    config.set(Map.of("region", "eu-west-1"));
    String backup = ConfigFile.NAME + ".backup.20261105T060708.000009Z";
    assertThat(files.read(backup)).isEmpty();
    String before = text(ConfigFile.NAME);
    assertThat(config.replace(Map.of())).isEqualTo(defaults);
    assertThat(text(backup)).isEqualTo(before);
    assertThat(config.read()).isEqualTo(defaults);
  }

  @Test
  void aBrokenFileIsNotReplacedBySettingButKeptByResetting() {
    write("a: [\n");
    assertThatThrownBy(() -> config.set(Map.of("region", "x")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("line 2");
    assertThat(text(ConfigFile.NAME)).isEqualTo("a: [\n");
    config.replace(Map.of());
    assertThat(text(ConfigFile.NAME + ".backup.20261105T060708.000009Z")).isEqualTo("a: [\n");
  }

  @Test
  void textInAnotherEncodingIsRefused() {
    files.update(ConfigFile.NAME, none -> "region: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(config::read)
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "https://h:8080/x?y#z",
        "https://u:p@h:1",
        "https://[::1]:443/",
        "x+y.z-1://h",
        "https://h:",
        ""
      })
  void urls(String url) {
    assertThat(config.set(Map.of("other_url", url)).text("other_url").orElse("")).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h",
        "//h",
        "https:h",
        "https://",
        "https:///x",
        "https://?x",
        "1x://h",
        "https://h:x",
        "https://h:65536",
        "https://h:1:2",
        "https://:80",
        "https://[::1]:x"
      })
  void noUrls(String url) {
    assertThatThrownBy(() -> config.set(Map.of("other_url", url)))
        .isInstanceOfSatisfying(
            InvalidConfigException.class, e -> assertThat(e.key()).isEqualTo("other_url"))
        .hasMessageContaining(url);
  }

  @ParameterizedTest
  @CsvSource({"' https://h// ', https://h", "'\thttps://h/x/', https://h/x", "' / ', ''"})
  void theCatalogUrlIsTrimmed(String given, String stored) {
    assertThat(config.set(Map.of("navigator_url", given)).asMap().get("navigator_url"))
        .isEqualTo(stored);
  }

  @Test
  void aUrlIsAText() {
    assertThatThrownBy(() -> config.set(Map.of("navigator_url", 5)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("navigator_url");
  }

  private void write(String text) {
    files.update(ConfigFile.NAME, before -> text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String name) {
    return new String(files.read(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void aFileIsMadeOnlyWhereThereIsNone() {
    MemoryUserFiles files = new MemoryUserFiles();
    ConfigFile config = new ConfigFile(files, QuiltConfig.of(Map.of(), "test"));
    assertThat(config.exists()).isFalse();

    QuiltConfig made = config.create(Map.of(QuiltConfig.NAVIGATOR_URL, "https://a.example/"));

    assertThat(made.navigatorUrl()).contains(URI.create("https://a.example"));
    assertThat(config.exists()).isTrue();
    assertThat(config.create(Map.of(QuiltConfig.NAVIGATOR_URL, "https://b.example")))
        .isEqualTo(made);
    assertThatThrownBy(() -> config.create(Map.of(QuiltConfig.NAVIGATOR_URL, "no url")))
        .isInstanceOf(InvalidConfigException.class);
  }
}
