package io.quilt.testkit;

import io.quilt.spi.Body;
import java.io.IOException;
import java.io.InputStream;

/** Bodies that are made while they are read. */
final class TestBodies {
  private TestBodies() {}

  /** What happens in the middle of a body. */
  interface Event {
    void happen() throws IOException;
  }

  static byte at(long position) {
    return (byte) (position * 31 + (position >> 13));
  }

  /** A body of any length that takes no memory. */
  static Body of(long length) {
    return of(length, length, -1, () -> {});
  }

  /** A body that has fewer bytes than it says. */
  static Body truncated(long length, long actual) {
    return of(length, actual, -1, () -> {});
  }

  /** A body in which something happens when it has been read up to a position. */
  static Body interruptedAt(long length, long position, Event event) {
    return of(length, length, position, event);
  }

  private static Body of(long length, long actual, long eventAt, Event event) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open(long offset) {
        return new Pattern(offset, actual, eventAt, event);
      }
    };
  }

  private static final class Pattern extends InputStream {
    private final long end;
    private final long eventAt;
    private final Event event;
    private long position;

    Pattern(long position, long end, long eventAt, Event event) {
      this.position = position;
      this.end = end;
      this.eventAt = eventAt;
      this.event = event;
    }

    @Override
    public int read() throws IOException {
      if (position == eventAt) {
        event.happen();
      }
      return position >= end ? -1 : at(position++) & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int first = length == 0 ? 0 : read();
      if (length == 0 || first < 0) {
        return first;
      }
      buffer[offset] = (byte) first;
      long stop = eventAt > position ? Math.min(end, eventAt) : end;
      int count = (int) Math.min(length, stop - position + 1);
      for (int i = 1; i < count; i++) {
        buffer[offset + i] = at(position++);
      }
      return count;
    }
  }
}
