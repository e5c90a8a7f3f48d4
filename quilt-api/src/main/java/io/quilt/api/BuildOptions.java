package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a revision is built where its bytes are. Immutable. */
public final class BuildOptions {
  private static final BuildOptions DEFAULTS =
      new BuildOptions(null, WorkflowChoice.notGiven(), TransferListener.NONE);

  private final @Nullable String message;
  private final WorkflowChoice workflow;
  private final TransferListener listener;

  private BuildOptions(
      @Nullable String message, WorkflowChoice workflow, TransferListener listener) {
    this.message = message;
    this.workflow = Objects.requireNonNull(workflow);
    this.listener = Objects.requireNonNull(listener);
  }

  /** No message, the default workflow. */
  public static BuildOptions defaults() {
    return DEFAULTS;
  }

  /** These options with a message; null for none, which the manifest says too. */
  public BuildOptions message(@Nullable String text) {
    return new BuildOptions(text, workflow, listener);
  }

  /** These options with a workflow. */
  public BuildOptions workflow(WorkflowChoice choice) {
    return new BuildOptions(message, choice, listener);
  }

  /** These options with a listener that follows the computing of missing checksums. */
  public BuildOptions listener(TransferListener progress) {
    return new BuildOptions(message, workflow, progress);
  }

  /** The message, if there is one. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The workflow. */
  public WorkflowChoice workflow() {
    return workflow;
  }

  /** The listener; {@link TransferListener#NONE} unless set. */
  public TransferListener listener() {
    return listener;
  }
}
