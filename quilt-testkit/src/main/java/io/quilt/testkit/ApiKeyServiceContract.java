package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyException;
import io.quilt.api.ApiKeyFilter;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.ApiKeyStatus;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.NotAuthenticatedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyService} does. The hooks are called by every test anew. */
public abstract class ApiKeyServiceContract {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** Prepares the contract. */
  protected ApiKeyServiceContract() {}

  /** The service of a user who is logged in and has no keys; the same one all through a test. */
  protected abstract ApiKeyService service();

  /** A service for which nobody is logged in. */
  protected abstract ApiKeyService serviceWithoutLogin();

  /** Lets time pass for the stack. */
  protected abstract void advance(Duration time);

  @Test
  void nobodyHasKeysAtFirst() {
    assertThat(service().list()).isEmpty();
  }

  @Test
  void createdKeyHasWhatWasAskedFor() {
    CreatedApiKey created = service().create("ci 2026", Duration.ofDays(30));
    ApiKey key = created.key();
    assertThat(key.name()).isEqualTo("ci 2026");
    assertThat(key.id()).isNotBlank();
    assertThat(key.status()).isEqualTo(ApiKeyStatus.ACTIVE);
    assertThat(key.lastUsedAt()).isEmpty();
    assertThat(Duration.between(key.createdAt(), key.expiresAt()))
        .isCloseTo(Duration.ofDays(30), TOLERANCE);
  }

  @Test
  void keyIsValidFor90DaysUnlessSaidOtherwise() {
    ApiKey key = service().create("ci").key();
    assertThat(Duration.between(key.createdAt(), key.expiresAt()))
        .isCloseTo(ApiKeyService.DEFAULT_VALIDITY, TOLERANCE);
  }

  @Test
  void validityIsFrom1To365Days() {
    assertThat(service().create("a", Duration.ofDays(1)).key().name()).isEqualTo("a");
    assertThat(service().create("b", Duration.ofDays(365)).key().name()).isEqualTo("b");
    assertThat(service().list()).hasSize(2);
  }

  @Test
  void wrongValidityIsRefused() {
    List<Duration> wrong =
        List.of(
            Duration.ZERO,
            Duration.ofDays(-1),
            Duration.ofHours(36),
            Duration.ofDays(1).plusNanos(1),
            Duration.ofDays(366));
    for (Duration validity : wrong) {
      assertThatIllegalArgumentException()
          .as("%s", validity)
          .isThrownBy(() -> service().create("ci", validity));
    }
    assertThat(service().list()).isEmpty();
  }

  @Test
  void blankTextIsRefused() {
    for (String blank : List.of("", " ", "\t\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> service().create(blank));
      assertThatIllegalArgumentException().isThrownBy(() -> service().get(blank));
      assertThatIllegalArgumentException().isThrownBy(() -> service().revoke(blank));
    }
    assertThat(service().list()).isEmpty();
  }

  @Test
  void secretIsShownOnceAndNeverPrinted() {
    CreatedApiKey created = service().create("ci");
    String secret = created.secret().reveal();
    assertThat(secret).startsWith("qk_").hasSizeGreaterThan(10);
    assertThat(created.toString()).doesNotContain(secret);
    assertThat(created.key().fingerprint()).isNotBlank().doesNotContain(secret);
    assertThat(service().list().toString()).doesNotContain(secret);
  }

  @Test
  void keysOfOneNameAreDifferentKeys() {
    CreatedApiKey first = service().create("ci");
    CreatedApiKey second = service().create("ci");
    assertThat(first.secret()).isNotEqualTo(second.secret());
    assertThat(first.key().id()).isNotEqualTo(second.key().id());
    assertThat(first.key().fingerprint()).isNotEqualTo(second.key().fingerprint());
    assertThat(service().list()).hasSize(2);
  }

  @Test
  void listAndGetGiveTheKey() {
    ApiKey key = service().create("ci").key();
    assertThat(service().list()).containsExactly(key);
    assertThat(service().get(key.id())).contains(key);
  }

  @Test
  void unknownIdGivesNothing() {
    ApiKey key = service().create("ci").key();
    assertThat(service().get(unknownLike(key))).isEmpty();
  }

  @Test
  void filterTakesEveryCombination() {
    ApiKey one = service().create("one", Duration.ofDays(1)).key();
    ApiKey two = service().create("two", Duration.ofDays(90)).key();
    advance(Duration.ofDays(2));
    ApiKeyFilter all = ApiKeyFilter.all();
    assertThat(ids(all)).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(ids(all.name("one"))).containsExactly(one.id());
    assertThat(ids(all.name("three"))).isEmpty();
    assertThat(ids(all.fingerprint(two.fingerprint()))).containsExactly(two.id());
    assertThat(ids(all.status(ApiKeyStatus.EXPIRED))).containsExactly(one.id());
    assertThat(ids(all.status(ApiKeyStatus.ACTIVE))).containsExactly(two.id());
    assertThat(ids(all.name("one").status(ApiKeyStatus.ACTIVE))).isEmpty();
    assertThat(ids(all.name("two").fingerprint(two.fingerprint()).status(ApiKeyStatus.ACTIVE)))
        .containsExactly(two.id());
    assertThat(ids(all.name("two").fingerprint(one.fingerprint()))).isEmpty();
  }

  @Test
  void keyExpires() {
    ApiKey key = service().create("ci", Duration.ofDays(1)).key();
    advance(Duration.ofDays(1).plus(TOLERANCE));
    assertThat(service().get(key.id()).orElseThrow().status()).isEqualTo(ApiKeyStatus.EXPIRED);
  }

  @Test
  void keyIsRevokedByItsId() {
    ApiKey kept = service().create("kept").key();
    ApiKey gone = service().create("gone").key();
    service().revoke(gone.id());
    assertThat(service().get(gone.id())).isEmpty();
    assertThat(service().list()).containsExactly(kept);
  }

  @Test
  void keyIsRevokedByItsSecret() {
    ApiKey kept = service().create("kept").key();
    CreatedApiKey gone = service().create("gone");
    service().revoke(gone.secret());
    assertThat(service().list()).containsExactly(kept);
  }

  @Test
  void revokingWhatIsNotThereIsRefusedWithTheReason() {
    CreatedApiKey created = service().create("ci");
    service().revoke(created.key().id());
    ApiKeyException refused =
        catchThrowableOfType(
            ApiKeyException.class, () -> service().revoke(unknownLike(created.key())));
    assertThat(refused.problems()).isNotEmpty();
    assertThat(refused.problems().get(0).message()).isNotBlank();
    assertThatThrownBy(() -> service().revoke(created.secret()))
        .isInstanceOf(ApiKeyException.class)
        .hasMessageNotContaining(created.secret().reveal());
  }

  @Test
  void nothingWorksWithoutLogin() {
    ApiKeyService service = serviceWithoutLogin();
    ApiKeySecret secret = ApiKeySecret.of("qk_nobody");
    Stream.<Runnable>of(
            service::list,
            () -> service.get("id"),
            () -> service.create("ci"),
            () -> service.revoke("id"),
            () -> service.revoke(secret))
        .forEach(
            call -> assertThatThrownBy(call::run).isInstanceOf(NotAuthenticatedException.class));
  }

  @Test
  void manyThreadsCreateKeys() {
    List<CompletableFuture<CreatedApiKey>> created =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> service().create("ci")))
            .limit(8)
            .toList();
    List<String> ids = created.stream().map(key -> key.join().key().id()).toList();
    assertThat(ids(ApiKeyFilter.all())).containsExactlyInAnyOrderElementsOf(ids);
  }

  private List<String> ids(ApiKeyFilter filter) {
    return service().list(filter).stream().map(ApiKey::id).toList();
  }

  private static String unknownLike(ApiKey key) {
    return key.id().substring(1) + (key.id().endsWith("0") ? "1" : "0");
  }
}
