package io.quilt.core.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Damages texts a little. */
public final class Mutations {
  private static final String[] PIECES = {
    " ",
    ", ",
    ": ",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "{}",
    "[]",
    "null",
    "true",
    "-",
    "0",
    "1",
    ".",
    "e",
    "E5",
    "e+16",
    "00",
    "\\u0041",
    "\\ud83d",
    "\\ude00",
    "\\u001f",
    "\\n",
    "\\/",
    "\t",
    "\r",
    "\n",
    "\u007f",
    "\u00e9",
    "/",
    "..",
    "./",
    "%20",
    "%2F",
    "%c3",
    "?versionId=",
    "#",
    "+",
    "=",
    "NaN",
    "file:///",
    "s3://"
  };

  private Mutations() {}

  /** Changes a text in one to three places. */
  public static byte[] mutate(byte[] text, Random random) {
    byte[] mutated = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] text, Random random) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + random.nextInt(3));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, from);
    switch (random.nextInt(4)) {
      case 0 -> {
        // The bytes from here to there are left out.
      }
      case 1 -> out.write(random.nextInt(256));
      case 2 -> {
        out.write(text, from, to - from);
        out.write(text, from, to - from);
      }
      default -> {
        String piece = PIECES[random.nextInt(PIECES.length)];
        out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
        to = random.nextBoolean() ? from : to;
      }
    }
    out.write(text, to, text.length - to);
    return out.size() == 0 ? text : out.toByteArray();
  }
}
