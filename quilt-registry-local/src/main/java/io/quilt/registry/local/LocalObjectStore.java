package io.quilt.registry.local;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.FileNames;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreCapabilities;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files below a folder; what it promises is said at {@link LocalObjectStoreProvider}. */
final class LocalObjectStore implements ObjectStore {
  private static final int PAGE_SIZE = 1000;

  private final Path root;
  private final PhysicalKey rootKey;
  private final Lists lists;
  private final Folders folders;
  private final FileWriter writer;

  LocalObjectStore(Path root, PhysicalKey rootKey) {
    this(root, rootKey, PAGE_SIZE);
  }

  /** A store of a folder on any file system. */
  LocalObjectStore(Path root, PhysicalKey rootKey, int pageSize) {
    this.root = root.toAbsolutePath().normalize();
    this.rootKey = rootKey;
    this.lists = new Lists(this.root, pageSize);
    this.folders = new Folders(this.root);
    this.writer = new FileWriter(folders);
  }

  @Override
  public PhysicalKey root() {
    return rootKey;
  }

  @Override
  public PhysicalKey physicalKey(String key, @Nullable String versionId) {
    FileNames.check(key, root.getFileSystem());
    return rootKey.resolve(key).withVersionId(versionId);
  }

  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(false, true, false);
  }

  @Override
  public ListPage list(ListRequest request, @Nullable String pageToken) {
    try {
      return lists.page(request, pageToken);
    } catch (IOException e) {
      throw Failures.of("Listing", root, e);
    }
  }

  @Override
  public Optional<ObjectInfo> head(String key, @Nullable String versionId) {
    Path file = file(key);
    try {
      BasicFileAttributes found = versionId == null ? LocalFiles.look(file) : null;
      return Optional.ofNullable(found).map(attributes -> LocalFiles.info(key, attributes));
    } catch (IOException e) {
      throw Failures.of("Looking at", file, e);
    }
  }

  @Override
  public ObjectContent read(ReadRequest request) {
    Path file = file(request.key());
    if (request.versionId().isPresent()) {
      throw new ObjectNotFoundException(file + " in version " + request.versionId().get());
    }
    try {
      return FileReader.open(request, file);
    } catch (NoSuchFileException gone) {
      throw new ObjectNotFoundException(file.toString());
    } catch (IOException e) {
      throw Failures.of("Reading", file, e);
    }
  }

  @Override
  public ObjectInfo put(String key, Body body, PutCondition condition) {
    Path target = ownFile(key);
    return write(key, target, Contents.of(body, target), condition);
  }

  @Override
  public Optional<ObjectInfo> copyFrom(PhysicalKey source, String key, PutCondition condition) {
    if (!source.isLocal()) {
      return Optional.empty();
    }
    Path from = LocalFiles.path(source, root.getFileSystem());
    Path target = ownFile(key);
    try {
      if (LocalFiles.look(from) == null) {
        throw new ObjectNotFoundException(from.toString());
      }
    } catch (IOException e) {
      throw Failures.of("Copying", from, e);
    }
    return Optional.of(write(key, target, Contents.of(from, target), condition));
  }

  private ObjectInfo write(
      String key, Path target, FileWriter.Content content, PutCondition condition) {
    try {
      return writer.write(key, target, content, condition);
    } catch (IOException e) {
      throw Failures.of("Writing", target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted("Writing", target);
    }
  }

  @Override
  public DeleteReport deleteAll(Collection<String> keys) {
    Map<String, String> errors = new LinkedHashMap<>();
    Set<Path> parents = new LinkedHashSet<>();
    for (String key : keys) {
      if (Thread.currentThread().isInterrupted()) {
        throw Failures.interrupted("Deleting from", root);
      }
      try {
        Path file = ownFile(key);
        if (delete(file)) {
          parents.add(LocalFiles.parent(file));
        }
      } catch (UnsafeKeyException e) {
        errors.put(key, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        errors.put(key, Failures.reason(e, root));
      }
    }
    parents.forEach(folders::removeEmpty);
    return new DeleteReport(errors);
  }

  private static boolean delete(Path file) throws IOException {
    try {
      return !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
          && Windows.whileInUse(file, () -> Files.deleteIfExists(file));
    } catch (FileSystemException e) {
      if (LocalFiles.isBelowFile(file)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Path> localPath(String key) {
    return Optional.of(file(key));
  }

  @Override
  public void close() {
    lists.forget();
  }

  private Path file(String key) {
    return FileNames.resolve(root, key);
  }

  /** The file of a key that may be written or deleted. */
  private Path ownFile(String key) {
    Path file = file(key);
    if (OwnFiles.isOwn(LocalFiles.name(file))) {
      throw new UnsafeKeyException(key, "the local store uses such names for files of its own");
    }
    return file;
  }
}
