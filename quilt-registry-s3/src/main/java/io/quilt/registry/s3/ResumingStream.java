package io.quilt.registry.s3;

import io.quilt.api.QuiltInterruptedException;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ReadRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object; when a connection breaks, or ends early, the rest is asked for again, of
 * the same content only. For one thread.
 */
final class ResumingStream extends InputStream {
  /** Attempts in a row that brought nothing. */
  private static final int MAX_ATTEMPTS = 5;

  private final Reads reads;
  private final ReadRequest request;
  private final ObjectInfo info;
  private final long end;
  private long position;
  private int attempts;
  private ResponseInputStream<GetObjectResponse> in;

  ResumingStream(
      Reads reads,
      ReadRequest request,
      ResponseInputStream<GetObjectResponse> first,
      ObjectInfo info) {
    this.reads = reads;
    this.request = request;
    this.info = info;
    this.in = first;
    this.position = request.offset();
    this.end =
        request.length() < 0 || request.length() > info.size() - request.offset()
            ? info.size()
            : request.offset() + request.length();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    while (position < end) {
      checkInterrupted();
      try {
        int count = in.read(buffer, offset, (int) Math.min(length, end - position));
        if (count > 0) {
          position += count;
          attempts = 0;
          return count;
        }
        resume(new EOFException("The answer ended early"));
      } catch (IOException | SdkException e) {
        resume(e);
      }
    }
    return -1;
  }

  private void resume(Exception broken) throws IOException {
    in.abort();
    checkInterrupted();
    attempts++;
    if (attempts > MAX_ATTEMPTS || info.revision().isEmpty()) {
      throw new IOException(
          "The connection broke %d times at byte %d of %d".formatted(attempts, position, end),
          broken);
    }
    in =
        reads.reopen(
            request
                .versionId(request.versionId().or(info::versionId).orElse(null))
                .ifMatches(info.revision())
                .range(position, end - position));
  }

  private void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new QuiltInterruptedException("reading " + info.key());
    }
  }

  /** Gives the connection back if all was read; else it is dropped, which is quicker. */
  @Override
  public void close() throws IOException {
    if (position < end) {
      in.abort();
    } else {
      in.close();
    }
  }
}
