package io.quilt.cli;

import io.quilt.api.TransferListener;
import io.quilt.api.TransferProgress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal that follows a transfer; nothing where there is no terminal. */
final class Progress implements TransferListener, AutoCloseable {
  private static final int MAX_WIDTH = 79;

  private final boolean shown;
  private final String task;
  private @Nullable ProgressBar bar;

  private Progress(boolean shown, String task) {
    this.shown = shown;
    this.task = task;
  }

  static Progress of(Shell shell, String task) {
    return new Progress(shell.showsProgress(), task);
  }

  @Override
  public synchronized void onProgress(TransferProgress progress) {
    if (!shown) {
      return;
    }
    if (bar == null) {
      bar = open();
    }
    bar.maxHint(progress.totalBytes());
    bar.stepTo(progress.bytes());
  }

  // A width of our own keeps the library from asking the terminal through native code.
  private ProgressBar open() {
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" MB", 1_000_000)
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(terminal, MAX_WIDTH))
        .build();
  }

  /** Leaves the bar as it is, with the cursor on the next line. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
