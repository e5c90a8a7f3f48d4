package io.quilt.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at the end. Not thread-safe; made to be cleared and used again. */
public final class Utf8Buffer {
  private byte[] bytes;
  private int length;

  /** An empty buffer with room for some bytes. */
  public Utf8Buffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** The number of bytes written since the last {@link #clear()}. */
  public int length() {
    return length;
  }

  /** The array behind the buffer: valid up to {@link #length()} and until the next append. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets the bytes and keeps the room. */
  public void clear() {
    length = 0;
  }

  /** Cuts the buffer to its first bytes. */
  public void truncate(int newLength) {
    length = Math.min(length, newLength);
  }

  /** Appends one byte. */
  public void append(int value) {
    ensureRoom(1);
    bytes[length++] = (byte) value;
  }

  /** Appends bytes. */
  public void append(byte[] source) {
    append(source, 0, source.length);
  }

  /** Appends the bytes from one index to before another. */
  public void append(byte[] source, int from, int to) {
    int count = to - from;
    ensureRoom(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Appends text of ASCII characters only. */
  @SuppressWarnings("deprecation") // The one copy that does not encode; right for ASCII.
  public void appendAscii(String text) {
    int count = text.length();
    ensureRoom(count);
    text.getBytes(0, count, bytes, length);
    length += count;
  }

  /** Appends a whole number in decimal digits. */
  public void appendDecimal(long value) {
    if (value < 0) {
      appendAscii(Long.toString(value));
      return;
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    ensureRoom(digits);
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** Copies the bytes out. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Makes room for bytes that the caller then writes into {@link #array()}. */
  public int reserve(int count) {
    ensureRoom(count);
    int start = length;
    length += count;
    return start;
  }

  private void ensureRoom(int count) {
    if (count > bytes.length - length) {
      grow(count);
    }
  }

  private void grow(int count) {
    int needed = Math.addExact(length, count);
    long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 8L);
    bytes = Arrays.copyOf(bytes, (int) Math.max(needed, doubled));
  }

  /** Returns the bytes, decoded. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
