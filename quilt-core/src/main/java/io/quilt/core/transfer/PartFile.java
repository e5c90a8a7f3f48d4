package io.quilt.core.transfer;

import io.quilt.api.PackageEntry;
import io.quilt.core.hash.ChunkDigests;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes in chunks, beside where it will be, and the digests of the chunks that it has.
 * Both stay after a failure, for the next attempt; neither is believed before it was read again.
 * Several threads may write different chunks.
 */
final class PartFile implements AutoCloseable {
  private static final Set<OpenOption> OPEN =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          LinkOption.NOFOLLOW_LINKS);
  private static final int NAME_DIGITS = 32;

  private final Path part;
  private final Path journal;
  private final FileChannel bytes;
  private final FileChannel digests;
  private final boolean mine;

  private PartFile(Path part, Path journal) throws IOException {
    this.part = part;
    this.journal = journal;
    this.bytes = FileChannel.open(part, OPEN);
    this.digests = FileChannel.open(journal, OPEN);
    // Whoever had the lock before may have moved the file away.
    this.mine = lock(bytes) && Files.exists(part);
  }

  /** Opens what there is for that file and content, and locks it against others. */
  static PartFile of(Path file, PackageEntry entry) throws IOException {
    String content = Digits.of(entry.checksum().orElseThrow()).substring(0, NAME_DIGITS);
    String name =
        ".quilt-%s-%08x".formatted(content, Objects.requireNonNull(file.getFileName()).hashCode());
    return new PartFile(file.resolveSibling(name + ".part"), file.resolveSibling(name + ".done"));
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  boolean isMine() {
    return mine;
  }

  /** The digest of a chunk that is there and whole, or null. */
  byte @Nullable [] digestOf(int chunk, long offset, long length) throws IOException {
    ByteBuffer said = ByteBuffer.allocate(ChunkDigests.WIDTH);
    digests.read(said, (long) chunk * ChunkDigests.WIDTH);
    if (said.hasRemaining() || Arrays.equals(said.array(), new byte[ChunkDigests.WIDTH])) {
      return null;
    }
    byte[] actual = digest(offset, length);
    return Arrays.equals(said.array(), actual) ? actual : null;
  }

  private byte @Nullable [] digest(long offset, long length) throws IOException {
    MessageDigest digest = ChunkDigests.newDigest();
    ByteBuffer buffer = ByteBuffer.allocate(Buffers.SIZE);
    for (long done = 0; done < length; done += buffer.limit()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
      if (bytes.read(buffer, offset + done) < 0) {
        return null;
      }
      digest.update(buffer.flip());
    }
    return digest.digest();
  }

  /** Writes a chunk and gives its digest. */
  byte[] write(int chunk, InputStream in, long offset, long length) throws IOException {
    MessageDigest digest = ChunkDigests.newDigest();
    byte[] buffer = new byte[Buffers.SIZE];
    long done = 0;
    while (done < length) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, length - done));
      if (count < 0) {
        throw new EOFException("the object has only %d bytes".formatted(offset + done));
      }
      digest.update(buffer, 0, count);
      writeAll(bytes, ByteBuffer.wrap(buffer, 0, count), offset + done);
      done += count;
    }
    byte[] value = digest.digest();
    writeAll(digests, ByteBuffer.wrap(value), (long) chunk * ChunkDigests.WIDTH);
    return value;
  }

  private static void writeAll(FileChannel channel, ByteBuffer buffer, long position)
      throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
  }

  /** Puts it in the place of a file, cut to its size. */
  void become(Path file, long size) throws IOException {
    bytes.truncate(size);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(journal);
  }

  /** Forgets what is there. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(part);
    Files.deleteIfExists(journal);
  }

  @Override
  public void close() throws IOException {
    digests.close();
    bytes.close();
  }
}
