package io.quilt.servers.memory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes of an object are asked for, by a range or by the number of a part. */
record Range(long from, long length) {
  private static final Pattern BYTES = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static Range of(Call call, Stored object) {
    String range = call.header("Range");
    int part = call.number("partNumber", 0);
    if (part > 0) {
      return ofPart(part, object);
    }
    return range.isEmpty() ? new Range(0, object.body().length()) : parse(range, object);
  }

  /** A range as {@code Range} and {@code x-amz-copy-source-range} have it. */
  static Range parse(String text, Stored object) {
    Matcher matcher = BYTES.matcher(text);
    long size = object.body().length();
    if (!matcher.matches() || text.equals("bytes=-")) {
      return new Range(0, size);
    }
    boolean suffix = matcher.group(1).isEmpty();
    boolean open = matcher.group(2).isEmpty();
    long first = suffix ? Math.max(0, size - number(matcher, 2)) : number(matcher, 1);
    long last = suffix || open ? size - 1 : Math.min(size - 1, number(matcher, 2));
    if (first > last) {
      throw S3Error.invalidRange(text);
    }
    return new Range(first, last - first + 1);
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }

  private static Range ofPart(int part, Stored object) {
    if (object.parts().isEmpty() && part == 1) {
      return new Range(0, object.body().length());
    }
    if (part > object.parts().size()) {
      throw new S3Error(416, "InvalidPartNumber", "There is no part " + part);
    }
    long from = object.parts().stream().limit(part - 1L).mapToLong(Long::longValue).sum();
    return new Range(from, object.parts().get(part - 1));
  }

  String header(long size) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }
}
