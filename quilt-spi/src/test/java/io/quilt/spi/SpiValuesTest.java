package io.quilt.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.PhysicalKey;
import io.quilt.spi.StackRequest.Secrecy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpiValuesTest {
  private static final String HIDDEN = "s3cr3t";

  @Test
  void aReadIsNarrowedByCopy() {
    ReadRequest all = ReadRequest.of("k");
    ReadRequest part = all.versionId("v").range(3, 4).ifMatches("r");

    assertThat(part.key()).isEqualTo("k");
    assertThat(part.versionId()).contains("v");
    assertThat(part.offset()).isEqualTo(3);
    assertThat(part.length()).isEqualTo(4);
    assertThat(part.revision()).contains("r");
    assertThat(all.versionId()).isEmpty();
    assertThat(all.length()).isEqualTo(-1);
    assertThat(all.revision()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> all.range(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> all.range(0, 0));
  }

  @Test
  void aListIsAskedForByCopy() {
    ListRequest deep = ListRequest.recursive("a/");

    assertThat(deep.startAfter("a/b").startAfter()).contains("a/b");
    assertThat(deep.startAfter()).isEmpty();
    assertThat(deep.folders()).isFalse();
    assertThat(ListRequest.level("a/").folders()).isTrue();
  }

  @Test
  void aPageKeepsItsOwnLists() {
    List<String> folders = new ArrayList<>(List.of("a/"));
    ListPage page = new ListPage(List.of(), folders, null);
    folders.clear();

    assertThat(page.folders()).containsExactly("a/");
    assertThat(page.nextToken()).isEmpty();
    assertThatThrownBy(() -> page.folders().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anObjectIsDescribed() {
    Checksum sum = new Checksum(Checksum.SHA256, "00");
    ObjectInfo info = new ObjectInfo("k", 3, Instant.EPOCH, "r", null, List.of(sum));

    assertThat(info.checksum(Checksum.SHA256)).contains(sum);
    assertThat(info.checksum(Checksum.CRC64NVME)).isEmpty();
    assertThat(info.versionId()).isEmpty();
    ObjectLocation location = new ObjectLocation(PhysicalKey.parse("s3://b"), "k", "v");
    assertThat(location.versionId()).contains("v");
    assertThatNullPointerException()
        .isThrownBy(() -> new ObjectInfo("k", 3, Instant.EPOCH, null, null, List.of()));
  }

  @Test
  void conditionsAreValues() {
    assertThat(PutCondition.always()).isEqualTo(PutCondition.always());
    assertThat(PutCondition.ifMatches("r")).isEqualTo(new PutCondition.IfMatches("r"));
    assertThat(PutCondition.ifAbsent()).isNotEqualTo(PutCondition.always());
    assertThatNullPointerException().isThrownBy(() -> PutCondition.ifMatches(null));
  }

  @Test
  void networkSettingsChangeByCopy() {
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy", 3128);
    HttpSettings settings =
        HttpSettings.defaults()
            .connectTimeout(Duration.ofSeconds(1))
            .responseTimeout(Duration.ofSeconds(2))
            .proxy(proxy)
            .trustStore(Path.of("ca.pem"));

    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.proxy()).contains(proxy);
    assertThat(settings.trustStore()).contains(Path.of("ca.pem"));
    assertThat(settings.proxy(null).proxy()).isEmpty();
    assertThat(HttpSettings.defaults().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aTimeOutIsPositive() {
    HttpSettings settings = HttpSettings.defaults();

    assertThatIllegalArgumentException().isThrownBy(() -> settings.connectTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.responseTimeout(Duration.ofMillis(-1)));
  }

  @Test
  void requestsAndAnswersPrintNoSecret() {
    Map<String, String> headers = Map.of("authorization", HIDDEN);
    URI uri = URI.create("https://registry.example.com/api?code=" + HIDDEN);
    StackRequest request =
        new StackRequest("POST", uri, headers, HIDDEN.getBytes(UTF_8), Secrecy.OWN_SECRET, false);
    StackResponse response =
        new StackResponse(200, Map.of("set-cookie", List.of(HIDDEN)), HIDDEN.getBytes(UTF_8));

    assertThat(request.toString()).contains("POST", "/api").doesNotContain(HIDDEN);
    assertThat(response.toString()).contains("200").doesNotContain(HIDDEN);
    assertThat(response.text()).isEqualTo(HIDDEN);
  }

  @Test
  void headersAndReportsAreCopied() {
    Map<String, List<String>> headers = new HashMap<>(Map.of("a", new ArrayList<>(List.of("1"))));
    StackResponse response = new StackResponse(200, headers, new byte[0]);
    headers.get("a").add("2");
    headers.clear();

    assertThat(response.headers()).isEqualTo(Map.of("a", List.of("1")));
    StackRequest request = StackRequest.get(URI.create("https://x.example"), Secrecy.SESSION);
    assertThat(request.header("a", "1").header("a", "2").headers()).isEqualTo(Map.of("a", "2"));
    assertThat(request.headers()).isEmpty();
    assertThat(request.idempotent()).isTrue();
    assertThat(DeleteReport.ok().errors()).isEmpty();
  }

  @Test
  void errorsNameTheObject() {
    assertThat(new PreconditionFailedException("s3://b/k")).hasMessageContaining("s3://b/k");
    assertThat(new StoreOutcomeUnknownException("s3://b/k", null)).hasMessageContaining("s3://b/k");
  }
}
