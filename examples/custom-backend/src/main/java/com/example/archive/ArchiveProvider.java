package com.example.archive;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.KeyOrder;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreCapabilities;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Registries in one file each: {@code archive://name} is the file {@code name.archive} below the
 * folder that the configuration names as {@code archive_folder}.
 *
 * <p>The file is only ever appended to, one record for each object that is written or deleted, so
 * that a crash loses at most the record that was being written. What is in it is known from one
 * look at the records' heads. Several processes may use a file at once.
 */
public final class ArchiveProvider implements ObjectStoreProvider {
  private static final String SCHEME = "archive";

  private final Optional<Path> folder;
  private final Map<PhysicalKey, ObjectStore> stores = new ConcurrentHashMap<>();

  /** Keeps archives where the configuration says; the service loader calls this. */
  public ArchiveProvider() {
    this.folder = Optional.empty();
  }

  /** Keeps archives in this folder, for applications that give the provider to the builder. */
  public ArchiveProvider(Path folder) {
    this.folder = Optional.of(folder);
  }

  @Override
  public String name() {
    return SCHEME;
  }

  @Override
  public Set<String> schemes() {
    return Set.of(SCHEME);
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    PhysicalKey root = PhysicalKey.of(SCHEME, object.root(), "", null);
    return new ObjectLocation(root, object.path(), object.versionId().orElse(null));
  }

  @Override
  public ObjectStore open(PhysicalKey root, QuiltContext context) {
    if (!root.path().isEmpty() || !root.root().matches("[\\w-]+")) {
      throw new IllegalArgumentException("An archive is archive://name, without a path: " + root);
    }
    Path file = folder.orElseGet(() -> folder(context.config())).resolve(root.root() + ".archive");
    return stores.computeIfAbsent(root, place -> new Archive(place, file));
  }

  private static Path folder(QuiltConfig config) {
    return config
        .text("archive_folder")
        .map(Path::of)
        .orElseThrow(
            () ->
                new InvalidConfigException(
                    config.source(),
                    "archive_folder",
                    "set it to the folder that holds the archives",
                    null));
  }

  /** One archive. It holds no open file between calls. */
  static final class Archive implements ObjectStore {
    private static final int PAGE = 1000;
    private static final int STEP = 1 << 16;
    private static final long DELETED = -1;
    private static final int MAX_KEY = 1 << 16;

    private final PhysicalKey root;
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>(KeyOrder::compare);
    private volatile long known;

    private record Entry(ObjectInfo info, long offset) {}

    Archive(PhysicalKey root, Path file) {
      this.root = root;
      this.file = file;
    }

    @Override
    public PhysicalKey root() {
      return root;
    }

    @Override
    public PhysicalKey physicalKey(String key, String versionId) {
      return PhysicalKey.of(root.scheme(), root.root(), key, versionId);
    }

    @Override
    public StoreCapabilities capabilities() {
      return new StoreCapabilities(false, true, false);
    }

    @Override
    public ListPage list(ListRequest request, String pageToken) {
      catchUp();
      List<ObjectInfo> objects = new ArrayList<>();
      List<String> folders = new ArrayList<>();
      String prefix = request.prefix();
      String first = pageToken == null ? after(request) : pageToken;
      Map.Entry<String, Entry> next = entries.ceilingEntry(first);
      while (next != null && next.getKey().startsWith(prefix)) {
        String key = next.getKey();
        if (objects.size() + folders.size() == PAGE) {
          return new ListPage(objects, folders, key);
        }
        int slash = request.folders() ? key.indexOf('/', prefix.length()) : -1;
        if (slash < 0) {
          objects.add(next.getValue().info());
          next = entries.higherEntry(key);
        } else {
          folders.add(key.substring(0, slash + 1));
          next = entries.ceilingEntry(key.substring(0, slash) + (char) ('/' + 1));
        }
      }
      return new ListPage(objects, folders, null);
    }

    private static String after(ListRequest request) {
      String prefix = request.prefix();
      return request
          .startAfter()
          .map(key -> key + '\0')
          .filter(key -> KeyOrder.compare(key, prefix) > 0)
          .orElse(prefix);
    }

    @Override
    public Optional<ObjectInfo> head(String key, String versionId) {
      catchUp();
      return versionId == null
          ? Optional.ofNullable(entries.get(key)).map(Entry::info)
          : Optional.empty();
    }

    @Override
    public ObjectContent read(ReadRequest request) {
      catchUp();
      Entry entry = entries.get(request.key());
      String name = physicalKey(request.key(), request.versionId().orElse(null)).toString();
      if (entry == null || request.versionId().isPresent()) {
        throw new ObjectNotFoundException(name);
      }
      if (!request.revision().orElse(entry.info().revision()).equals(entry.info().revision())) {
        throw new PreconditionFailedException(name);
      }
      long from = Math.min(request.offset(), entry.info().size());
      long rest = entry.info().size() - from;
      long length = request.length() < 0 ? rest : Math.min(request.length(), rest);
      try {
        return new ObjectContent(entry.info(), open(entry.offset() + from, length));
      } catch (IOException e) {
        throw failed("read " + name, e);
      }
    }

    private InputStream open(long offset, long length) throws IOException {
      InputStream in = new FileInputStream(file.toFile());
      try {
        in.skipNBytes(offset);
      } catch (IOException e) {
        in.close();
        throw e;
      }
      return new Part(in, length);
    }

    /** A part of the file, neither more nor less. */
    private static final class Part extends InputStream {
      private final InputStream in;
      private long left;

      Part(InputStream in, long length) {
        this.in = in;
        this.left = length;
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
          return length == 0 ? 0 : -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
          throw new EOFException("The archive ends inside an object");
        }
        left -= count;
        return count;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    }

    @Override
    public ObjectInfo put(String key, Body body, PutCondition condition) {
      return writing(
          "write " + physicalKey(key, null),
          archive -> {
            check(key, condition);
            append(archive, key, body.length(), body);
            return entries.get(key).info();
          });
    }

    private void check(String key, PutCondition condition) {
      Entry entry = entries.get(key);
      boolean holds = true;
      if (condition instanceof PutCondition.IfAbsent) {
        holds = entry == null;
      } else if (condition instanceof PutCondition.IfMatches matches) {
        holds = entry != null && entry.info().revision().equals(matches.revision());
      }
      if (!holds) {
        throw new PreconditionFailedException(physicalKey(key, null).toString());
      }
    }

    @Override
    public DeleteReport deleteAll(Collection<String> keys) {
      return writing(
          "delete from " + root,
          archive -> {
            for (String key : keys) {
              if (entries.containsKey(key)) {
                append(archive, key, DELETED, Body.of(new byte[0]));
              }
            }
            return DeleteReport.ok();
          });
    }

    private interface Work<T> {
      T on(RandomAccessFile archive) throws IOException;
    }

    /** Works at the end of the file while nobody else does; a failure leaves the file as it was. */
    private <T> T writing(String what, Work<T> work) {
      checkInterrupted(what);
      lock.lock();
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "rw")) {
          archive.getChannel().lock();
          scan(archive);
          try {
            T result = work.on(archive);
            archive.getFD().sync();
            return result;
          } finally {
            // What a failure, or a crash before this call, left after the last whole record.
            archive.setLength(known);
          }
        }
      } catch (IOException e) {
        throw failed(what, e);
      } finally {
        lock.unlock();
      }
    }

    /** Appends a record: key, time, length, bytes. It counts when all of it is there. */
    private void append(RandomAccessFile archive, String key, long length, Body body)
        throws IOException {
      byte[] name = key.getBytes(StandardCharsets.UTF_8);
      if (name.length > MAX_KEY) {
        throw new IOException("the key is longer than " + MAX_KEY + " bytes");
      }
      archive.seek(known);
      archive.writeInt(name.length);
      archive.write(name);
      archive.writeLong(System.currentTimeMillis());
      archive.writeLong(length);
      try (InputStream in = body.open(0)) {
        byte[] buffer = new byte[STEP];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          checkInterrupted("writing " + key);
          archive.write(buffer, 0, count);
        }
      }
      long end = known + Integer.BYTES + name.length + 2L * Long.BYTES + Math.max(length, 0);
      if (archive.getFilePointer() != end) {
        throw new EOFException("the body does not have " + length + " bytes");
      }
      scan(archive);
    }

    /** Looks at what this process or others have appended since the last look. */
    private void catchUp() {
      checkInterrupted("looking into " + root);
      if (!Files.exists(file)) {
        return;
      }
      lock.lock();
      try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
        scan(archive);
      } catch (IOException e) {
        throw failed("look into " + root, e);
      } finally {
        lock.unlock();
      }
    }

    private void scan(RandomAccessFile archive) throws IOException {
      long length = archive.length();
      while (known + Integer.BYTES <= length) {
        archive.seek(known);
        int nameLength = archive.readInt();
        long head = known + Integer.BYTES + nameLength + 2L * Long.BYTES;
        if (nameLength <= 0 || nameLength > MAX_KEY) {
          throw new IOException("%s is no archive, or damaged at %d".formatted(file, known));
        }
        if (head > length) {
          return;
        }
        byte[] name = new byte[nameLength];
        archive.readFully(name);
        long time = archive.readLong();
        long size = archive.readLong();
        if (head + Math.max(size, 0) > length) {
          return;
        }
        remember(new String(name, StandardCharsets.UTF_8), time, size, head);
        known = head + Math.max(size, 0);
      }
    }

    private void remember(String key, long time, long size, long offset) {
      if (size == DELETED) {
        entries.remove(key);
        return;
      }
      Instant written = Instant.ofEpochMilli(time);
      String revision = Long.toString(offset);
      entries.put(
          key, new Entry(new ObjectInfo(key, size, written, revision, null, List.of()), offset));
    }

    private static void checkInterrupted(String what) {
      if (Thread.currentThread().isInterrupted()) {
        throw new QuiltInterruptedException(what);
      }
    }

    private static StorageException failed(String what, IOException cause) {
      return new StorageException("Cannot %s: %s".formatted(what, cause.getMessage()), cause);
    }
  }
}
