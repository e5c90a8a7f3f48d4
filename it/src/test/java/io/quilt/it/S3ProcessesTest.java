package io.quilt.it;

import static io.quilt.it.FaultyS3.Fault.ERROR_AFTER_SUCCESS;
import static io.quilt.it.FaultyS3.Fault.LOST_ANSWER;
import static io.quilt.it.FaultyS3.Fault.LOST_REQUEST;
import static io.quilt.it.FaultyS3.Fault.SLOW_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Quilt;
import io.quilt.api.RegistryLayout;
import io.quilt.servers.S3Server;
import io.quilt.servers.memory.MemoryS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes at one bucket, on a server whose conditions hold under any race. */
@Tag("one-path")
class S3ProcessesTest extends Processes {
  private final S3Server server = MemoryS3.shared();
  private final String bucket = S3Buckets.name();
  private URI endpoint = server.endpoint();

  @BeforeEach
  void create() {
    S3Buckets.createVersioned(endpoint, bucket);
  }

  @Override
  String location() {
    return "s3://" + bucket;
  }

  @Override
  List<String> options() {
    return List.of(
        "-Daws.accessKeyId=test",
        "-Daws.secretAccessKey=test-secret",
        "-Daws.region=us-east-1",
        "-Daws.endpointUrlS3=" + endpoint);
  }

  @Override
  List<Path> jars() {
    return Jars.s3();
  }

  @Override
  int kills() {
    return 8;
  }

  @Override
  Quilt open(Quilt.Builder builder) {
    return builder.provider(S3Buckets.provider(server.endpoint())).build();
  }

  @Test
  void eightPushersMakeOneChain() throws IOException, InterruptedException {
    List<String> acknowledged = race(RegistryLayout.V1, 8, 50);

    assertThat(acknowledged).hasSize(400);
    assertOneChain(RegistryLayout.V1, acknowledged);
  }

  @Test
  void fourPushersMakeOneChainInLayout2() throws IOException, InterruptedException {
    List<String> acknowledged = race(RegistryLayout.V2, 4, 10);

    assertThat(acknowledged).hasSize(40);
    assertOneChain(RegistryLayout.V2, acknowledged);
  }

  /** A write that is repeated because its answer was lost meets its own success. */
  @ParameterizedTest
  @EnumSource
  void faultsLoseNothing(RegistryLayout layout) throws IOException, InterruptedException {
    Map<FaultyS3.Fault, Integer> percent =
        Map.of(SLOW_DOWN, 3, LOST_REQUEST, 3, LOST_ANSWER, 6, ERROR_AFTER_SUCCESS, 3);
    try (FaultyS3 faulty = FaultyS3.start(server.endpoint(), percent)) {
      endpoint = faulty.endpoint();
      List<String> acknowledged = race(layout, 4, 10);

      List<String> chain = Lineage.chain(registry(layout), NAME);
      assertThat(chain).hasSize(40).containsAll(acknowledged);
      assertThat(Lineage.listed(registry(layout), NAME)).containsAll(chain);
      assertThat(percent.keySet()).allMatch(fault -> faulty.count(fault) > 0);
    }
  }
}
