package io.quilt.core.transfer;

import io.quilt.api.Checksum;
import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import io.quilt.api.VerifyResult.Kind;
import io.quilt.api.VerifyResult.Problem;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import io.quilt.spi.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a folder with a package, both walked in package order, in constant memory. */
public final class FolderVerifier {
  private static final int WINDOW = 256;

  private final Executor executor;
  private final FileHasher hasher;

  /** Uses an executor, which is borrowed. */
  public FolderVerifier(Executor executor) {
    this.executor = executor;
    this.hasher = new FileHasher(executor);
  }

  /** Verifies a folder; see {@link EntrySource#verify}. */
  public VerifyResult verify(EntrySource content, Path folder, VerifyOptions options) {
    ProgressMeter meter = new ProgressMeter(options.listener(), -1, -1);
    Findings findings = new Findings(options.maxProblems());
    try (Stream<PackageEntry> entries = content.entries()) {
      Iterator<Pair> pairs =
          new Pairs(entries.iterator(), new FolderWalk(folder, (path, directory) -> false));
      OrderedWork.run(
          pairs,
          pair -> {
            Optional<Problem> problem = problem(pair, folder, options);
            meter.done(pair.entry() == null ? 0 : pair.entry().size().orElse(0));
            return new Finding(pair.entry() != null, problem);
          },
          executor,
          WINDOW,
          findings::add);
    }
    meter.end();
    return findings.result();
  }

  /** An entry and a file of the same key, or one of them alone. */
  private record Pair(@Nullable PackageEntry entry, FolderWalk.@Nullable FoundFile file) {}

  private record Finding(boolean entry, Optional<Problem> problem) {}

  private Optional<Problem> problem(Pair pair, Path folder, VerifyOptions options) {
    PackageEntry entry = pair.entry();
    FolderWalk.FoundFile file = pair.file();
    if (entry == null) {
      return file == null || options.extraFilesAllowed()
          ? Optional.empty()
          : Optional.of(new Problem(Kind.EXTRA, file.key()));
    }
    String key = entry.logicalKey().value();
    FileNames.resolve(folder, key);
    Checksum checksum = ObjectReader.verifiable(entry);
    return file == null
        ? Optional.of(new Problem(Kind.MISSING, key))
        : compare(entry, checksum, file);
  }

  private Optional<Problem> compare(
      PackageEntry entry, Checksum checksum, FolderWalk.FoundFile file) {
    try {
      boolean same =
          file.size() == entry.size().orElse(-1)
              && hasher
                  .hash(file.file(), ChecksumType.of(checksum.type()))
                  .checksum()
                  .equals(checksum);
      return same ? Optional.empty() : Optional.of(new Problem(Kind.MODIFIED, file.key()));
    } catch (QuiltInterruptedException e) {
      throw e;
    } catch (QuiltException e) {
      return Optional.of(new Problem(Kind.UNREADABLE, file.key()));
    }
  }

  /** Joins entries and files by their keys. */
  private static final class Pairs implements Iterator<Pair> {
    private final Iterator<PackageEntry> entries;
    private final Iterator<FolderWalk.FoundFile> files;
    private @Nullable PackageEntry entry;
    private FolderWalk.@Nullable FoundFile file;

    Pairs(Iterator<PackageEntry> entries, Iterator<FolderWalk.FoundFile> files) {
      this.entries = entries;
      this.files = files;
      advanceEntry();
      advanceFile();
    }

    private void advanceEntry() {
      entry = entries.hasNext() ? entries.next() : null;
    }

    private void advanceFile() {
      file = files.hasNext() ? files.next() : null;
    }

    @Override
    public boolean hasNext() {
      return entry != null || file != null;
    }

    @Override
    public Pair next() {
      PackageEntry left = entry;
      FolderWalk.FoundFile right = file;
      if (left == null && right == null) {
        throw new NoSuchElementException();
      }
      int order = order(left, right);
      if (order <= 0) {
        advanceEntry();
      }
      if (order >= 0) {
        advanceFile();
      }
      return new Pair(order <= 0 ? left : null, order >= 0 ? right : null);
    }

    private static int order(@Nullable PackageEntry entry, FolderWalk.@Nullable FoundFile file) {
      if (entry == null || file == null) {
        return entry == null ? 1 : -1;
      }
      return entry.logicalKey().compareTo(LogicalKey.of(file.key()));
    }
  }

  private static final class Findings {
    private final int maxProblems;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> extras = new ArrayList<>();
    private long verified;
    private long count;

    Findings(int maxProblems) {
      this.maxProblems = maxProblems;
    }

    void add(Finding finding) {
      verified += finding.entry() && finding.problem().isEmpty() ? 1 : 0;
      finding.problem().ifPresent(this::add);
    }

    private void add(Problem problem) {
      count++;
      List<Problem> list = problem.kind() == Kind.EXTRA ? extras : problems;
      if (list.size() < maxProblems) {
        list.add(problem);
      }
    }

    VerifyResult result() {
      List<Problem> listed =
          Stream.concat(problems.stream(), extras.stream()).limit(maxProblems).toList();
      return new VerifyResult(verified, count, listed);
    }
  }
}
