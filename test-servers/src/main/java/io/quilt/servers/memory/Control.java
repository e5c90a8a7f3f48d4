package io.quilt.servers.memory;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a benchmark asks beside S3, by paths below {@code /-/}; neither counted nor delayed.
 *
 * <ul>
 *   <li>{@code GET /-/requests}: counts as JSON; {@code DELETE} sets them to zero
 *   <li>{@code PUT /-/latency?millis=20}: changes the latency
 *   <li>{@code PUT /-/bucket?name=…&versioning=Enabled&packages=50&revisions=100&generated=0}: puts
 *       a bucket in the place of one of that name, with a registry in it if packages are asked for,
 *       and with the pointers of {@code generated} further packages that are stored nowhere
 * </ul>
 */
record Control(Buckets buckets, Counts counts, Consumer<Duration> latency) {
  Answer answer(Call call) {
    return switch (call.method() + " " + call.key()) {
      case "GET requests" -> Answer.json(counts.json());
      case "DELETE requests" -> reset();
      case "PUT latency" -> delay(call.number("millis", 20));
      case "PUT bucket" -> bucket(call);
      default -> throw S3Error.notImplemented(call.method() + " /-/" + call.key());
    };
  }

  private Answer reset() {
    counts.reset();
    return Answer.json(counts.json());
  }

  private Answer delay(int millis) {
    latency.accept(Duration.ofMillis(millis));
    return Answer.json("{\"millis\":" + millis + "}");
  }

  private Answer bucket(Call call) {
    String name = call.parameter("name");
    if (name.isEmpty()) {
      throw S3Error.invalid("InvalidArgument", "A bucket needs a name");
    }
    Bucket bucket = buckets.replace(name, new GeneratedPackages(call.number("generated", 0)));
    bucket.versioning(call.parameter("versioning"));
    SeededRegistry registry =
        new SeededRegistry(call.number("packages", 0), call.number("revisions", 1));
    registry.fill(bucket);
    return Answer.json("{\"name\":\"" + name + "\"}");
  }
}
