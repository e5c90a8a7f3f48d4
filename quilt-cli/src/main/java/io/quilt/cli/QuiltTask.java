package io.quilt.cli;

import io.quilt.api.Quilt;

/** A command that works with the user's configuration and registries. */
abstract class QuiltTask extends Task {
  @Override
  public final Integer call() {
    try (Quilt quilt = shell().quilt().get()) {
      return run(quilt);
    }
  }

  /** Does the work and returns the exit status. */
  abstract int run(Quilt quilt);
}
