package io.quilt.core.manifest;

import io.quilt.api.MalformedManifestException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads manifests: checks every row, finds keys that cannot stand beside each other, and puts the
 * entries in order if they are not. Thread-safe.
 */
public final class ManifestReader {
  /** The longest record that is read unless something else is asked for, in bytes. */
  public static final int RECORD_LIMIT = 4 << 20;

  private final Workers workers;
  private final Spool spool;
  private final int recordLimit;

  /** A reader with the default limit; see {@link #ManifestReader(Workers, Spool, int)}. */
  public ManifestReader(Workers workers, Spool spool) {
    this(workers, spool, RECORD_LIMIT);
  }

  /**
   * Makes a reader.
   *
   * @param workers are borrowed
   * @param spool says what stays in memory
   * @param recordLimit the longest record that is read, in bytes without its newline
   */
  public ManifestReader(Workers workers, Spool spool, int recordLimit) {
    this.workers = workers;
    this.spool = spool;
    this.recordLimit = recordLimit;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedManifestException if it is not a manifest
   * @throws StorageException if it cannot be read
   */
  public Manifest read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new StorageException("Cannot read the manifest '%s'.".formatted(file), e);
    }
  }

  /**
   * Reads a stream to its end; closing it is the caller's.
   *
   * @param source names the manifest in errors
   * @throws MalformedManifestException if it is not a manifest
   * @throws StorageException if it cannot be read
   * @throws QuiltInterruptedException if the thread is interrupted
   */
  public Manifest read(InputStream in, String source) {
    try (ManifestLoad load = new ManifestLoad(workers, spool, in, recordLimit)) {
      return load.run();
    } catch (ManifestProblem e) {
      throw new MalformedManifestException(source, e.line(), e.problem());
    } catch (ClosedByInterruptException e) {
      throw new QuiltInterruptedException(ManifestLoad.OPERATION);
    } catch (IOException e) {
      throw new StorageException("Cannot read the manifest '%s'.".formatted(source), e);
    }
  }
}
