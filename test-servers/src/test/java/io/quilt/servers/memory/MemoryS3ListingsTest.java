package io.quilt.servers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

class MemoryS3ListingsTest extends S3Fixture {
  @Test
  void pagesByDelimiter() {
    for (int i = 0; i < 12; i++) {
      put("d/" + i % 4 + "/" + i, "x");
    }
    put("d/2-file", "x");
    put("e", "x");
    List<String> found = new ArrayList<>();
    int pages = 0;
    for (ListObjectsV2Response page :
        s3.listObjectsV2Paginator(
            request -> request.bucket(BUCKET).prefix("d/").delimiter("/").maxKeys(2))) {
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(found::add);
      page.contents().stream().map(S3Object::key).forEach(found::add);
      pages++;
    }
    assertThat(found).containsExactlyInAnyOrder("d/0/", "d/1/", "d/2-file", "d/2/", "d/3/");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void listsInTheOrderOfUtf8() {
    List<String> keys = List.of("a", "a b", "z", "é", "\uffee", "\ud83d\ude00");
    keys.forEach(key -> put(key, "x"));
    ListObjectsV2Response page =
        s3.listObjectsV2(request -> request.bucket(BUCKET).startAfter("a").encodingType("url"));
    assertThat(page.contents().stream().map(S3Object::key))
        .containsExactly("a b", "z", "é", "\uffee", "\ud83d\ude00");
  }

  @Test
  void versionsOutliveTheirDeletion() {
    enableVersions();
    String first = put(KEY, "one").versionId();
    String second = put(KEY, "two").versionId();
    DeleteObjectResponse deleted = s3.deleteObject(request -> request.bucket(BUCKET).key(KEY));

    assertThat(deleted.deleteMarker()).isTrue();
    assertRefused("NoSuchKey", 404, () -> get(KEY, null));
    assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents()).isEmpty();
    assertThat(getVersion(first)).isEqualTo("one");
    assertThat(getVersion(second)).isEqualTo("two");
    assertRefused("MethodNotAllowed", 405, () -> getVersion(deleted.versionId()));
    assertRefused("NoSuchVersion", 404, () -> getVersion("none"));
    assertThat(
            s3.listObjectVersionsPaginator(request -> request.bucket(BUCKET).maxKeys(1)).stream()
                .flatMap(page -> page.versions().stream())
                .map(ObjectVersion::versionId))
        .containsExactly(second, first);

    s3.deleteObject(request -> request.bucket(BUCKET).key(KEY).versionId(deleted.versionId()));
    assertThat(get(KEY, null)).isEqualTo("two");
  }

  private String getVersion(String id) {
    return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY).versionId(id))
        .asUtf8String();
  }

  @Test
  void deletesAThousandAtOnce() {
    List<ObjectIdentifier> keys = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      put("k" + i, "x");
      keys.add(ObjectIdentifier.builder().key("k" + i).build());
    }
    s3.deleteObjects(request -> request.bucket(BUCKET).delete(all -> all.objects(keys)));
    assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents()).isEmpty();
    List<ObjectIdentifier> many = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      many.add(keys.get(0));
    }
    assertRefused(
        "MalformedXML",
        400,
        () -> s3.deleteObjects(request -> request.bucket(BUCKET).delete(all -> all.objects(many))));
  }

  @Test
  void countsRequestsAndListsWhatIsGenerated() throws Exception {
    control("PUT", "bucket?name=many&generated=25000");
    control("DELETE", "requests");
    long packages =
        s3
            .listObjectsV2Paginator(
                request ->
                    request.bucket("many").prefix(".quilt/named_packages/many0001/").delimiter("/"))
            .stream()
            .mapToLong(page -> page.commonPrefixes().size())
            .sum();
    assertThat(packages).isEqualTo(10_000);
    assertThat(control("GET", "requests"))
        .isEqualTo("{\"total\":10,\"at_once\":1,\"LIST_OBJECTS_V2\":10}");
  }

  private String control(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.endpoint() + "/-/" + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
