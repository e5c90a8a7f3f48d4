package io.quilt.cli;

import io.quilt.api.TransferListener;
import io.quilt.api.TransferProgress;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal that follows a transfer; nothing where there is no terminal. */
final class Progress implements TransferListener, AutoCloseable {
  private static final int WIDTH = 79;

  private final Shell shell;
  private final String task;
  private @Nullable ProgressBar bar;

  private Progress(Shell shell, String task) {
    this.shell = shell;
    this.task = task;
  }

  static Progress of(Shell shell, String task) {
    return new Progress(shell, task);
  }

  @Override
  public synchronized void onProgress(TransferProgress progress) {
    if (!shell.showsProgress()) {
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
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" MB", 1_000_000)
        .setUpdateIntervalMillis(100)
        .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
        .build();
  }

  private void draw(String line) {
    shell.err().raw("\r" + line);
    shell.err().flush();
  }

  /** Leaves the bar as it is, with the cursor on the next line. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      shell.err().raw("\n");
    }
  }
}
