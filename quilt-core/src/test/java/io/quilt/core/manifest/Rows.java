package io.quilt.core.manifest;

import io.quilt.core.json.JsonTrees;
import io.quilt.core.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random rows that can stand beside each other in a package. */
final class Rows {
  private static final String[] SEGMENTS = {
    "a",
    "b",
    "a!",
    "a-",
    "a0",
    "ab",
    "é",
    "日本",
    "\ud83d\ude00",
    "\ud800\udc00",
    "\uffff",
    "\ue000",
    ".a",
    "...",
    "sp ace",
    "q\"uote",
    "back\\slash",
    "tab\t",
    "\u0000",
    "\u007f",
    "A",
    "file.csv",
    "x.y.z",
    "0",
    "1",
    "10"
  };
  private static final String[] URLS = {
    "s3://bucket/plain",
    "s3://b/a%20b%2Bc%28%29",
    "s3://b/%C3%A9/x?versionId=v.1_~-",
    "s3://b/x?versionId=a%2Fb+c",
    "s3://my.b-u_ck/a//b/",
    "s3://b/",
    "file:///tmp/a",
    "file:///a/b%20c/%C3%A9",
    "mem://root/a/b?versionId=1",
    "s3://b/a/../c",
    "s3://b:80/k",
    "s3://u@b/k"
  };

  private final Random random;
  private final JsonTrees json;

  Rows(long seed) {
    random = new Random(seed);
    json = new JsonTrees(seed);
  }

  /** Entries by key, in no particular order. */
  Collection<ManifestRow> rows(int most) {
    Map<String, ManifestRow> rows = new TreeMap<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String key = key();
      if (rows.keySet().stream().noneMatch(other -> clash(key, other))) {
        rows.put(key, row(key));
      }
    }
    return rows.values();
  }

  private static boolean clash(String key, String other) {
    return key.equals(other) || key.startsWith(other + "/") || other.startsWith(key + "/");
  }

  String key() {
    List<String> segments = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      segments.add(SEGMENTS[random.nextInt(SEGMENTS.length)]);
    }
    return String.join("/", segments);
  }

  ManifestRow row(String key) {
    String type =
        new String[] {"sha2-256-chunked", "SHA256", "CRC64NVME", "MD5", "é\n"}[random.nextInt(5)];
    boolean none = random.nextInt(10) == 0;
    return new ManifestRow()
        .set(
            key,
            URLS[random.nextInt(URLS.length)],
            random.nextInt(10) == 0 ? -1 : random.nextLong() >>> 1 >>> random.nextInt(63),
            none ? null : type,
            none ? null : hash(type),
            random.nextBoolean()
                ? "{}"
                : new String(WrittenJson.write(json.object(2)), StandardCharsets.UTF_8));
  }

  private String hash(String type) {
    byte[] digest = new byte[type.equals("CRC64NVME") ? 8 : 32];
    random.nextBytes(digest);
    return switch (random.nextInt(8)) {
      case 0 -> json.name();
      case 1 -> HexFormat.of().withUpperCase().formatHex(digest);
      default ->
          type.equals("SHA256")
              ? HexFormat.of().formatHex(digest)
              : Base64.getEncoder().encodeToString(digest);
    };
  }

  /** What a row says. */
  static List<Object> facts(ManifestRow row) {
    return List.of(
        row.logicalKey(),
        row.physicalKey(),
        row.size(),
        String.valueOf(row.hashType()),
        String.valueOf(row.hashValue()),
        row.meta());
  }

  static List<List<Object>> facts(PackedEntries entries) {
    List<List<Object>> facts = new ArrayList<>();
    try (EntryCursor cursor = entries.cursor()) {
      while (cursor.next()) {
        facts.add(facts(cursor.row()));
      }
    }
    return facts;
  }
}
