package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every change gives new options, and those that were there stay as they are. */
class OptionsTest {
  private static final PackageEntry ENTRY =
      PackageEntry.of(LogicalKey.of("a"), PhysicalKey.parse("s3://b/k"));

  @Test
  void pushOptionsDoNotFollowTheirBuilder() {
    PushOptions.Builder builder = PushOptions.builder().message("one").force(true);
    PushOptions one = builder.build();
    builder.message(null).force(false).dedupe(true).metadata(Metadata.empty());

    assertThat(one.message()).contains("one");
    assertThat(one.force()).isTrue();
    assertThat(one.dedupe()).isFalse();
    assertThat(one.metadata()).isEmpty();
    assertThat(builder.build().message()).isEmpty();
    assertThat(builder.build().metadata()).contains(Metadata.empty());
  }

  @Test
  void pushOptionsBeginPlain() {
    PushOptions plain = PushOptions.defaults();

    assertThat(plain.message()).isEmpty();
    assertThat(plain.workflow()).isEqualTo(WorkflowChoice.notGiven());
    assertThat(plain.selector()).isEmpty();
    assertThat(plain.destination()).isEmpty();
    assertThat(plain.destinationPrefix()).isEmpty();
    assertThat(plain.listener()).isSameAs(TransferListener.NONE);
    assertThat(PushOptions.message("run 7").message()).contains("run 7");
  }

  @Test
  void theLastDestinationCounts() {
    PhysicalKey prefix = PhysicalKey.parse("s3://b/p");
    PushOptions.Builder builder = PushOptions.builder().destination(entry -> prefix);
    assertThat(builder.build().destination()).isPresent();

    PushOptions second = builder.destination(prefix).build();
    assertThat(second.destination()).isEmpty();
    assertThat(second.destinationPrefix()).contains(prefix);
  }

  @Test
  void noCopySelectsNothing() {
    assertThat(PushOptions.builder().noCopy().build().selector())
        .hasValueSatisfying(copied -> assertThat(copied.test(ENTRY)).isFalse());
  }

  @Test
  void installOptionsDoNotFollowTheirBuilder() {
    InstallOptions.Builder builder = InstallOptions.builder().destination(Path.of("a"));
    InstallOptions first = builder.build();
    builder.path(LogicalKey.of("x")).allowUnverified(true).allowLocalFiles(true);

    assertThat(first.destination()).contains(Path.of("a"));
    assertThat(first.path()).isEmpty();
    assertThat(first.unverifiedAllowed()).isFalse();
    assertThat(first.localFilesAllowed()).isFalse();
    assertThat(first.revision().revision()).isEmpty();
    assertThat(builder.build().path()).contains(LogicalKey.of("x"));
  }

  @Test
  void browseAndBuildOptionsChangeByCopy() {
    BrowseOptions.latest().allowWrongTopHash();
    assertThat(BrowseOptions.latest().wrongTopHashAllowed()).isFalse();
    BrowseOptions lenient = BrowseOptions.revision("3f2a9c").allowWrongTopHash();
    assertThat(lenient.wrongTopHashAllowed()).isTrue();
    assertThat(lenient.revision()).contains("3f2a9c");

    BuildOptions.defaults().message("x").workflow(WorkflowChoice.none());
    assertThat(BuildOptions.defaults().message()).isEmpty();
    BuildOptions named = BuildOptions.defaults().workflow(WorkflowChoice.named("w")).message("x");
    assertThat(named.workflow()).isEqualTo(WorkflowChoice.named("w"));
    assertThat(named.message()).contains("x");
  }

  @Test
  void verifyOptionsChangeByCopy() {
    VerifyOptions strict = VerifyOptions.defaults();

    assertThat(strict.withExtraFilesAllowed(true).extraFilesAllowed()).isTrue();
    assertThat(strict.extraFilesAllowed()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VerifyOptions(false, -1, TransferListener.NONE));
  }

  @Test
  void searchRequestsChangeByCopy() {
    SearchRequest request = SearchRequest.query("ext:csv");
    List<String> buckets = new ArrayList<>(List.of("b"));
    SearchRequest narrow = request.buckets(buckets).limit(20).offset(40);
    buckets.clear();

    assertThat(narrow.buckets()).containsExactly("b");
    assertThat(narrow.limit()).isEqualTo(20);
    assertThat(narrow.offset()).isEqualTo(40);
    assertThat(request.buckets()).isEmpty();
    assertThat(request.limit()).isEqualTo(10);
    assertThat(SearchRequest.dsl(Metadata.of(Map.of("query", Map.of()))).query()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> request.limit(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> request.offset(-1));
  }

  @Test
  void apiKeyFiltersChangeByCopy() {
    ApiKeyFilter filter = ApiKeyFilter.all().name("ci").status(ApiKeyStatus.ACTIVE);

    assertThat(filter.name()).contains("ci");
    assertThat(filter.status()).contains(ApiKeyStatus.ACTIVE);
    assertThat(filter.name(null).name()).isEmpty();
    assertThat(ApiKeyFilter.all().name()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKeyFilter.all().status(ApiKeyStatus.UNKNOWN));
  }

  @Test
  void nullIsAProgrammingError() {
    assertThatNullPointerException().isThrownBy(() -> PushOptions.builder().metadata(null));
    assertThatNullPointerException().isThrownBy(() -> PushOptions.builder().selector(null));
    assertThatNullPointerException().isThrownBy(() -> InstallOptions.builder().destination(null));
    assertThatNullPointerException().isThrownBy(() -> BrowseOptions.revision(null));
    assertThatNullPointerException().isThrownBy(() -> BuildOptions.defaults().workflow(null));
    assertThatNullPointerException().isThrownBy(() -> SearchRequest.query(null));
    assertThatNullPointerException().isThrownBy(() -> WorkflowChoice.named(null));
  }
}
