package io.quilt.bench;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.search.es.ClusterOptions;
import io.quilt.search.es.EsSearcherProvider;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A search for ten results that are answered at once, and the same request without the SDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
public class SearchBenchmark {
  private static final SearchRequest REQUEST = SearchRequest.query("ext:.csv AND size:>1000");
  private static final String BODY =
      "{\"query\": {\"query_string\": {\"query\": \"ext:.csv AND size:>1000\"}}, \"size\": 10}";

  private @Nullable SearchServerStub server;
  private @Nullable Quilt cluster;
  private @Nullable Quilt stack;
  private @Nullable HttpClient bare;

  /** Starts the server and its clients. */
  @Setup
  public void start() throws IOException {
    SearchServerStub started = new SearchServerStub();
    server = started;
    QuiltConfig config =
        QuiltConfig.defaults().with(QuiltConfig.REGISTRY_URL, started.url().toString());
    EsSearcherProvider straight = new EsSearcherProvider(ClusterOptions.of(started.url()));
    cluster = Quilt.builder().config(config).provider(straight).build();
    stack = Quilt.builder().config(config).build();
    stack.authenticator().loginWithApiKey("qk_bench");
    bare = HttpClient.newHttpClient();
  }

  /** Stops them. */
  @TearDown
  public void stop() {
    Objects.requireNonNull(cluster).close();
    Objects.requireNonNull(stack).close();
    Objects.requireNonNull(server).close();
  }

  /** Through a stack. */
  @Benchmark
  public SearchResult stack() {
    return Objects.requireNonNull(stack).searcher().search(REQUEST);
  }

  /** Straight at a cluster. */
  @Benchmark
  public SearchResult cluster() {
    return Objects.requireNonNull(cluster).searcher().search(REQUEST);
  }

  /** The request and the bytes of the answer, with the JDK's client. */
  @Benchmark
  public byte[] bare() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(Objects.requireNonNull(server).url().resolve("/_all/_search"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    return Objects.requireNonNull(bare)
        .send(request, HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }
}
