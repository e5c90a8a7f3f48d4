package io.quilt.registry.local;

import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Opens files so that what is known of them and their bytes belong together. */
final class FileReader {
  private static final int ATTEMPTS = 20;

  private FileReader() {}

  /**
   * An open file cannot be looked at, only its name: what is there before and after is compared.
   */
  static ObjectContent open(ReadRequest request, Path file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ObjectInfo info = look(request, file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      boolean handedOver = false;
      try {
        if (look(request, file).revision().equals(info.revision())) {
          ObjectContent content = new ObjectContent(info, bytes(request, info, channel, file));
          handedOver = true;
          return content;
        }
      } finally {
        if (!handedOver) {
          channel.close();
        }
      }
    }
    throw new IOException("it changes all the time");
  }

  private static InputStream bytes(
      ReadRequest request, ObjectInfo info, FileChannel channel, Path file) throws IOException {
    long offset = Math.min(request.offset(), info.size());
    long rest = info.size() - offset;
    long length = request.length() < 0 ? rest : Math.min(request.length(), rest);
    return new RangeStream(Channels.newInputStream(channel.position(offset)), length, file);
  }

  private static ObjectInfo look(ReadRequest request, Path file) throws IOException {
    BasicFileAttributes found = LocalFiles.look(file);
    if (found == null) {
      throw new NoSuchFileException(file.toString());
    }
    ObjectInfo info = LocalFiles.info(request.key(), found);
    if (request.revision().isPresent() && !request.revision().get().equals(info.revision())) {
      throw new PreconditionFailedException(file.toString());
    }
    return info;
  }
}
