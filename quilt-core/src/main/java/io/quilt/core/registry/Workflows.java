package io.quilt.core.registry;

import io.quilt.api.WorkflowChoice;
import io.quilt.api.WorkflowException;
import io.quilt.core.layout.Layout;

/** Refuses what would have to be validated, until validation is there. */
final class Workflows {
  private Workflows() {}

  static void check(RegistryStore registry, WorkflowChoice choice) {
    if (registry.store().head(Layout.WORKFLOW_CONFIG, null).isPresent()) {
      throw new WorkflowException(
          "Registry %s validates its packages (%s), which this version cannot do;"
                  .formatted(registry, Layout.WORKFLOW_CONFIG)
              + " nothing was published. Publish with a client that validates.");
    }
    if (!(choice instanceof WorkflowChoice.NotGiven)) {
      throw new WorkflowException(
          "Registry %s has no workflows (%s), so none can be chosen or declined;"
                  .formatted(registry, Layout.WORKFLOW_CONFIG)
              + " leave the workflow out.");
    }
  }
}
