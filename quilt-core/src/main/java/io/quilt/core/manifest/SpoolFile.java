package io.quilt.core.manifest;

import io.quilt.api.StorageException;
import io.quilt.core.json.Utf8Buffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file of blocks: written once from front to back, then read from anywhere. */
final class SpoolFile implements AutoCloseable {
  private static final int HEADER = 20;

  private final Path path;
  private final Utf8Buffer record = new Utf8Buffer(2 * PackedBlockBuilder.FULL);
  private RandomAccessFile out;
  private long length;

  /** Creates the file. Reading it needs no lock: every reader opens its own. */
  SpoolFile(Spool spool) {
    path = spool.createFile();
    out = open("rw");
  }

  /** Appends a block and gives the offset at which it stands. */
  long append(PackedBlock block) {
    int size = HEADER + 4 * block.restarts().length + block.bytes().length;
    record.clear();
    record.reserve(size);
    ByteBuffer to = ByteBuffer.wrap(record.array(), 0, size);
    to.putInt(block.bytes().length).putInt(block.restarts().length);
    to.putInt(block.count()).putLong(block.baseLine());
    to.asIntBuffer().put(block.restarts());
    to.position(HEADER + 4 * block.restarts().length).put(block.bytes());
    try {
      out.write(record.array(), 0, size);
    } catch (IOException e) {
      throw failed("write", e);
    }
    long offset = length;
    length += size;
    return offset;
  }

  /** Ends the writing. */
  void finish() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  RandomAccessFile open() {
    return open("r");
  }

  PackedBlock read(RandomAccessFile in) {
    try {
      byte[] header = new byte[HEADER];
      in.readFully(header);
      ByteBuffer from = ByteBuffer.wrap(header);
      byte[] bytes = new byte[from.getInt()];
      int[] restarts = new int[from.getInt()];
      byte[] packed = new byte[4 * restarts.length];
      in.readFully(packed);
      ByteBuffer.wrap(packed).asIntBuffer().get(restarts);
      in.readFully(bytes);
      return new PackedBlock(bytes, restarts, from.getInt(), from.getLong());
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  StorageException failed(String action, IOException cause) {
    return new StorageException(
        "Cannot %s the temporary file '%s'.".formatted(action, path), cause);
  }

  private RandomAccessFile open(String mode) {
    try {
      return new RandomAccessFile(path.toFile(), mode);
    } catch (IOException e) {
      throw failed("open", e);
    }
  }

  /** Deletes the file. */
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failed("delete", e);
    }
  }
}
