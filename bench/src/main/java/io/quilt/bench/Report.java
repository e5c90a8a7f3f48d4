package io.quilt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Prints the results of {@code bench/run} as tables, medians of all rounds. */
public final class Report {
  private static final String NONE = "–";

  private final Map<String, List<Double>> values = new TreeMap<>();

  private Report() {}

  /** Prints a file of results: figure, whose, what and value on a line. */
  public static void main(String[] args) throws IOException {
    Report report = new Report();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] cells = line.split("\t", -1);
      report
          .values
          .computeIfAbsent(key(cells[0], cells[1], cells[2]), key -> new ArrayList<>())
          .add(Double.valueOf(cells[3]));
    }
    report.print();
  }

  private static String key(String figure, String who, String what) {
    return figure + " " + who + " " + what;
  }

  private OptionalDouble median(String figure, String who, String what) {
    List<Double> found = values.getOrDefault(key(figure, who, what), List.of());
    List<Double> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted.get(sorted.size() / 2));
  }

  private void print() {
    manifests();
    streams();
    hashes();
    registries();
    indexes();
    s3();
    bare();
  }

  private void manifests() {
    table(
        "a manifest in memory",
        "quilt3",
        "quiltcore",
        "ours",
        "quilt3 ÷ ours",
        "peak MiB: quilt3",
        "quiltcore",
        "ours");
    for (String job : List.of("load", "top-hash", "write")) {
      row(
          job + ", the whole process",
          seconds(job, "quilt3", "process"),
          seconds(job, "quiltcore", "process"),
          seconds(job, "ours", "process"),
          ratio(median(job, "quilt3", "process"), median(job, "ours", "process")),
          mebibytes(job, "quilt3"),
          mebibytes(job, "quiltcore"),
          mebibytes(job, "ours"));
      row(
          job + ", its processor time",
          seconds(job, "quilt3", "cpu"),
          seconds(job, "quiltcore", "cpu"),
          seconds(job, "ours", "cpu"),
          ratio(median(job, "quilt3", "cpu"), median(job, "ours", "cpu")));
      row(
          job + ", itself, in a fresh process",
          seconds(job, "quilt3", job),
          seconds(job, "quiltcore", job),
          seconds(job, "ours", job),
          ratio(median(job, "quilt3", job), median(job, "ours", job)));
      row(
          job + ", itself, warm",
          NONE,
          NONE,
          seconds("warm", "ours", job),
          ratio(median(job, "quilt3", job), median("warm", "ours", job)));
    }
  }

  private void streams() {
    table("10,000,000 entries, -Xmx256m", "seconds", "peak MiB of the process");
    for (String figure :
        List.of("stream-file", "stream-stdin", "stream-shuffled", "stream-diff", "stream-verify")) {
      for (String phase :
          List.of("open", "open-newer", "entries", "write", "diff", "verify", "process")) {
        if (median(figure, "ours", phase).isPresent()) {
          row(figure + ", " + phase, seconds(figure, "ours", phase), mebibytes(figure, "ours"));
        }
      }
    }
  }

  private void hashes() {
    table("hashing, same threads", "bare digest", "ours", "bare ÷ ours");
    for (String what : List.of("big", "small")) {
      OptionalDouble bare = median("hash-ratios", "ours", "bare-" + what);
      OptionalDouble ours = median("hash-ratios", "ours", what);
      row(what + ", warm", seconds(bare), seconds(ours), ratio(bare, ours));
    }
    table("hashing beside quilt3", "quilt3", "ours", "quilt3 ÷ ours");
    for (String job : List.of("hash-file", "hash-files")) {
      compare(job, job, "process");
      compare(job, job, "cpu");
      compare(job, job, "hash");
    }
    row(
        "hash-file, warm",
        NONE,
        seconds("hash-ratios", "ours", "big"),
        ratio(median("hash-file", "quilt3", "hash"), median("hash-ratios", "ours", "big")));
    row(
        "hash-files, warm",
        NONE,
        seconds("hash-ratios", "ours", "small"),
        ratio(median("hash-files", "quilt3", "hash"), median("hash-ratios", "ours", "small")));
  }

  private void registries() {
    table("local registries", "quilt3", "ours", "quilt3 ÷ ours");
    compare("list 1,000 packages of 1,000 revisions", "list-many", "list");
    compare("the same, again", "list-many", "list-warm");
    compare("list 1,000 packages of 1 revision", "list-few", "list");
    compare("the same, again", "list-few", "list-warm");
    compare("resolve among 200 × 20", "resolve", "resolve");
    compare("the same, again", "resolve", "resolve-warm");
    compare("list-packages, the command", "start", "process");
    compare("list-packages, the command", "start", "cpu");
  }

  private void indexes() {
    table("indexing, one Elasticsearch", "bare bulk requests", "ours", "bare ÷ ours");
    OptionalDouble bare = median("index-throughput", "ours", "bare");
    OptionalDouble ours = median("index-throughput", "ours", "index");
    row("200,000 entries", seconds(bare), seconds(ours), ratio(bare, ours));
    row(
        "processor time beside the server's",
        seconds("index-throughput", "ours", "bare-cpu"),
        seconds("index-throughput", "ours", "index-cpu"),
        NONE);
    table("1,000,000 entries, -Xmx256m", "first", "again", "peak MiB");
    row(
        "index",
        seconds("index-once", "ours", "index"),
        seconds("index-once", "ours", "again"),
        mebibytes("index-once", "ours"));
  }

  private void s3() {
    table(
        "S3, 20 ms a request",
        "quilt3",
        "ours",
        "ours, warm",
        "quilt3 ÷ ours",
        "quilt3 ÷ ours, warm",
        "requests: quilt3",
        "ours",
        "ours, warm");
    trip("list 50 packages of 100 revisions", "s3-list", "list");
    trip("list 100 revisions", "s3-versions", "versions");
    trip("resolve among 5,000 manifests", "s3-resolve", "resolve");
    trip("delete a package of 1,000 revisions", "s3-delete", "delete");
    for (String job : List.of("push", "push-again", "install")) {
      trip(job + ", 500 files of 10 KiB", "s3-small", job);
    }
    for (String job : List.of("push", "push-again", "install")) {
      trip(job + ", one file of 1 GiB", "s3-big", job);
    }
    table("a registry of 1,000,000 packages, -Xmx64m", "seconds", "requests", "peak MiB");
    row(
        "walk",
        seconds("s3-walk", "ours", "walk"),
        count("s3-walk", "ours", "walk-requests"),
        mebibytes("s3-walk", "ours"));
  }

  private void trip(String title, String figure, String what) {
    OptionalDouble peer = median(figure, "quilt3", what);
    OptionalDouble peerWarm = median(figure, "quilt3", what + "-warm");
    OptionalDouble ours = median(figure, "ours", what);
    OptionalDouble warm = median(figure, "ours", what + "-warm");
    row(
        title,
        seconds(peer),
        seconds(ours),
        seconds(warm),
        ratio(peer, ours),
        ratio(peerWarm.isPresent() ? peerWarm : peer, warm),
        count(figure, "quilt3", what + "-requests"),
        count(figure, "ours", what + "-requests"),
        count(figure, "ours", what + "-warm-requests"));
  }

  private String count(String figure, String who, String what) {
    OptionalDouble value = median(figure, who, what);
    return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%.0f", value.getAsDouble());
  }

  private void bare() {
    table("the SDK alone, warm", "put 500 × 10 KiB", "get", "put 1 GiB", "get", "ours ÷ SDK", "");
    for (String client : List.of("apache5", "url-connection", "netty", "crt")) {
      OptionalDouble put = median("s3-bare-big", client, "put-warm");
      OptionalDouble get = median("s3-bare-big", client, "get-warm");
      row(
          client,
          seconds("s3-bare-small", client, "put-warm"),
          seconds("s3-bare-small", client, "get-warm"),
          seconds(put),
          seconds(get),
          "push " + ratio(median("s3-big", "ours", "push-warm"), put),
          "install " + ratio(median("s3-big", "ours", "install-warm"), get));
    }
  }

  private void compare(String title, String figure, String what) {
    OptionalDouble peer = median(figure, "quilt3", what);
    OptionalDouble ours = median(figure, "ours", what);
    row(title + ", " + what, seconds(peer), seconds(ours), ratio(peer, ours));
  }

  private String seconds(String figure, String who, String what) {
    return seconds(median(figure, who, what));
  }

  private static String seconds(OptionalDouble value) {
    return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%.3f s", value.getAsDouble());
  }

  private String mebibytes(String figure, String who) {
    OptionalDouble peak = median(figure, who, "peak");
    return peak.isEmpty() ? NONE : String.format(Locale.ROOT, "%.0f", peak.getAsDouble());
  }

  private static String ratio(OptionalDouble peer, OptionalDouble ours) {
    return peer.isEmpty() || ours.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%.2f", peer.getAsDouble() / ours.getAsDouble());
  }

  private static void table(String... heads) {
    System.out.println();
    row(heads[0], java.util.Arrays.copyOfRange(heads, 1, heads.length));
    System.out.println("| --- ".repeat(heads.length) + "|");
  }

  private static void row(String title, String... cells) {
    System.out.println("| " + title + " | " + String.join(" | ", cells) + " |");
  }
}
