package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes until it is killed. */
final class CrashingWriter {
  static final String DATA = "ns/name/data";
  static final String LATEST = ".quilt/named_packages/ns/name/latest";
  static final int DATA_SIZE = 3_000_000;

  private CrashingWriter() {}

  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    ObjectStore store = new LocalObjectStore(root, PhysicalKey.of(root));
    if (arguments[1].equals("half")) {
      store.put(arguments[2], new HalfBody(), PutCondition.always());
    } else {
      loop(store);
    }
  }

  private static void loop(ObjectStore store) {
    ObjectInfo latest = store.head(LATEST, null).orElseThrow();
    long second = System.nanoTime();
    for (int i = 1; ; i++) {
      store.put(DATA, body(DATA_SIZE, i), PutCondition.always());
      store.put(".quilt/named_packages/ns/name/" + second++, body(64, i), PutCondition.ifAbsent());
      latest = store.put(LATEST, body(64, i), PutCondition.ifMatches(latest.revision()));
      if (i == 1) {
        System.out.println("writing");
      }
    }
  }

  static String content(int size, int number) {
    return String.valueOf((char) ('A' + number % 26)).repeat(size);
  }

  private static Body body(int size, int number) {
    return Body.of(content(size, number).getBytes(StandardCharsets.UTF_8));
  }

  /** Gives a byte, says that it did, and then nothing for ever. */
  private static final class HalfBody implements Body {
    @Override
    public long length() {
      return 64;
    }

    @Override
    public InputStream open(long offset) {
      return new InputStream() {
        private boolean begun;

        @Override
        public int read() {
          if (!begun) {
            begun = true;
            return 'x';
          }
          System.out.println("half");
          while (true) {
            Thread.onSpinWait();
          }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          buffer[offset] = (byte) read();
          return 1;
        }
      };
    }
  }
}
