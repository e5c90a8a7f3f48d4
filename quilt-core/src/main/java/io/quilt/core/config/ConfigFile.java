package io.quilt.core.config;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.core.yaml.InvalidYamlException;
import io.quilt.core.yaml.YamlReader;
import io.quilt.core.yaml.YamlWriter;
import io.quilt.spi.UserFiles;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration in the user's quilt3 directory, read and written as quilt3 does. Thread-safe;
 * changes of other threads and processes are not lost.
 *
 * <p>Reading is tolerant: a missing or empty file is the default, missing keys have their default,
 * unknown ones are kept. A file that cannot be read is an error, and is not replaced by {@link
 * #set}.
 */
public final class ConfigFile {
  /** The name of the file. */
  public static final String NAME = "config.yml";

  private final UserFiles files;
  private final QuiltConfig defaults;
  private final Clock clock;

  /**
   * Takes the file of a directory, whether it exists or not.
   *
   * @param defaults the template: what holds for keys that the file does not have
   */
  public ConfigFile(UserFiles files, QuiltConfig defaults) {
    this(files, defaults, Clock.systemUTC());
  }

  ConfigFile(UserFiles files, QuiltConfig defaults, Clock clock) {
    this.files = files;
    this.defaults = defaults;
    this.clock = clock;
  }

  /**
   * Reads the configuration.
   *
   * @throws InvalidConfigException if the file is not YAML, or not a mapping
   */
  public QuiltConfig read() {
    return parse(files.read(NAME).orElse(null));
  }

  /**
   * Sets values, and writes all keys of the template with them.
   *
   * @param values of the keys to change; null clears one. Those of keys that end in {@code _url}
   *     need a scheme and a host, and {@code navigator_url} loses blanks around it and slashes at
   *     its end
   * @return what the file now holds
   * @throws InvalidConfigException if a value is not a URL where one is needed, or the file cannot
   *     be read; nothing is written
   * @throws IllegalArgumentException if a value is not a JSON value
   */
  public QuiltConfig set(Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> checked = checked(values);
    Optional<byte[]> written = files.update(NAME, before -> format(merged(parse(before), checked)));
    return parse(written.orElse(null));
  }

  /** Whether there is a file. */
  public boolean exists() {
    return files.read(NAME).isPresent();
  }

  /**
   * Writes the template with these values, if there is no file.
   *
   * @return what the file now holds
   * @throws InvalidConfigException if a value is not valid, or the file that is there cannot be
   *     read
   */
  public QuiltConfig create(Map<String, ? extends @Nullable Object> values) {
    byte[] content = format(merged(defaults, checked(values)));
    return parse(files.update(NAME, there -> there == null ? content : there).orElse(null));
  }

  /**
   * Writes the template with these values in place of all there is. What was there, even if it
   * cannot be read, is kept beside it under the name {@code config.yml.backup.} and the time.
   *
   * @throws InvalidConfigException if a value is not valid; nothing is written
   */
  public QuiltConfig replace(Map<String, ? extends @Nullable Object> values) {
    byte[] content = format(merged(defaults, checked(values)));
    boolean done = false;
    while (!done) {
      Optional<byte[]> old = files.read(NAME);
      old.ifPresent(bytes -> files.update(backupName(), nothing -> bytes));
      Optional<byte[]> now =
          files.update(NAME, before -> Arrays.equals(before, old.orElse(null)) ? content : before);
      done = now.isPresent() && Arrays.equals(now.get(), content);
    }
    return read();
  }

  private Map<String, @Nullable Object> checked(Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> checked = new LinkedHashMap<>();
    values.forEach((key, value) -> checked.put(key, ConfigValues.check(key, value, source())));
    return checked;
  }

  private String backupName() {
    return NAME
        + ".backup."
        + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'")
            .format(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private QuiltConfig parse(byte @Nullable [] bytes) {
    if (bytes == null) {
      return defaults;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return of(YamlReader.read(text));
    } catch (InvalidYamlException e) {
      throw invalid(e.getMessage() + "; correct the file, or remove it", e);
    } catch (CharacterCodingException e) {
      throw invalid("it is not UTF-8; save it as UTF-8", e);
    }
  }

  private QuiltConfig of(@Nullable Object root) {
    if (root == null) {
      return defaults;
    }
    if (!(root instanceof Map<?, ?> mapping)) {
      throw invalid("it is not a mapping; write lines such as 'region: us-east-1'", null);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    mapping.forEach((key, value) -> values.put((String) key, value));
    return merged(defaults, values);
  }

  private QuiltConfig merged(QuiltConfig base, Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(base.asMap());
    all.putAll(values);
    return QuiltConfig.of(all, source());
  }

  private static byte[] format(QuiltConfig config) {
    return YamlWriter.write(config.asMap()).getBytes(StandardCharsets.US_ASCII);
  }

  private String source() {
    return files.describe(NAME);
  }

  private InvalidConfigException invalid(String problem, @Nullable Exception cause) {
    return new InvalidConfigException(source(), "", problem, cause);
  }
}
