package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.servers.memory.MemoryS3;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Who closes the client, and what stays of it. */
class ClientLifeTest {
  private final MemoryS3 server = MemoryS3.shared();
  private final PhysicalKey bucket = TestBuckets.create(server);
  private final QuiltContext context = TestContext.of(HttpSettings.defaults());

  private static void list(ObjectStore store) {
    store.list(ListRequest.recursive(""), null);
  }

  @Test
  void aBorrowedClientStaysOpen() {
    try (S3Client own = TestBuckets.client(server)) {
      ObjectStore store = S3ObjectStoreProvider.builder().client(own).build().open(bucket, context);
      list(store);
      assertThat(store.capabilities().conditionalPut()).isTrue();
      store.close();

      assertThatCode(() -> own.headBucket(head -> head.bucket(bucket.root())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void storesShareAClientThatTheLastOneCloses() {
    S3ObjectStoreProvider provider = TestBuckets.provider(server);
    ObjectStore first = provider.open(bucket, context);
    ObjectStore second = provider.open(TestBuckets.create(server), context);
    list(first);
    list(second);

    first.close();
    first.close();
    list(second);
    second.close();

    assertThatThrownBy(() -> list(second)).isInstanceOf(RuntimeException.class);
    try (ObjectStore third = provider.open(bucket, context)) {
      list(third);
    }
  }

  @Test
  void whatNeverConnectedIsClosed() {
    ObjectStore store = TestBuckets.provider(server).open(bucket, context);

    assertThatCode(store::close).doesNotThrowAnyException();
  }

  @Test
  void noThreadStaysThatKeepsTheProgramRunning() {
    Set<Thread> before = keepingAlive();
    try (Quilt quilt =
        Quilt.builder()
            .config(QuiltConfig.defaults())
            .provider(TestBuckets.provider(server))
            .build()) {
      quilt
          .registry(bucket.toString())
          .push(PackageName.of("life/thread"), QuiltPackage.builder().build());
    }
    assertThat(keepingAlive()).isSubsetOf(before);
  }

  private static Set<Thread> keepingAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
