package io.quilt.spi;

import java.util.Map;

/**
 * How a deletion ended.
 *
 * @param errors by key, why an object could not be deleted; empty when all were
 */
public record DeleteReport(Map<String, String> errors) {
  /** Copies the map. */
  public DeleteReport {
    errors = Map.copyOf(errors);
  }

  /** All were deleted. */
  public static DeleteReport ok() {
    return new DeleteReport(Map.of());
  }
}
