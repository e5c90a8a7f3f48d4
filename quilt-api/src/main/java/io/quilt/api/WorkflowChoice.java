package io.quilt.api;

import java.util.Objects;

/** Which workflow of the registry a new revision is validated with. */
public sealed interface WorkflowChoice {
  /** Nothing was said: the registry's default workflow. */
  record NotGiven() implements WorkflowChoice {}

  /** Explicitly no workflow, where the registry allows that. */
  record None() implements WorkflowChoice {}

  /**
   * The workflow of that name.
   *
   * @param id the name in the registry's configuration
   */
  record Named(String id) implements WorkflowChoice {
    /** Checks that the name is there. */
    public Named {
      Objects.requireNonNull(id);
    }
  }

  /** Nothing was said: the registry's default workflow. */
  static WorkflowChoice notGiven() {
    return new NotGiven();
  }

  /** Explicitly no workflow. */
  static WorkflowChoice none() {
    return new None();
  }

  /** The workflow of that name. */
  static WorkflowChoice named(String id) {
    return new Named(id);
  }
}
