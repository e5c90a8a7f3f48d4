package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String HIDDEN = "qk_s3cr3t";

  static List<Object> holders() {
    Secret secret = Secret.of(HIDDEN);
    ApiKeySecret key = ApiKeySecret.of(HIDDEN);
    AwsCredentials credentials = new AwsCredentials("AKID", secret, secret, Instant.EPOCH);
    ApiKey shown =
        new ApiKey("id", "ci", "fp", Instant.EPOCH, Instant.EPOCH, null, ApiKeyStatus.ACTIVE, null);
    return List.of(
        secret,
        key,
        credentials,
        new CreatedApiKey(shown, key),
        Optional.of(secret),
        List.of(credentials));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void noSecretShowsWhateverPrintsIt(Object holder) {
    assertThat(holder.toString()).doesNotContain("s3cr3t").contains("redacted");
    assertThat("%s %s".formatted(holder, holder)).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t", "qk_s3 cr3t", "qk_s3cr3t\n", "\tqk_s3cr3t", ""})
  void noSecretShowsInTheErrorThatRefusesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKeySecret.of(text))
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("cr3t"));
  }

  @Test
  void blankIsNoSecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(" \n"));
  }

  @Test
  void secretsAreEqualByTheirText() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    assertThat(ApiKeySecret.of(HIDDEN)).isEqualTo(ApiKeySecret.of(HIDDEN));
    assertThat(ApiKeySecret.of(HIDDEN).reveal()).isEqualTo(HIDDEN);
  }
}
