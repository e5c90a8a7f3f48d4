package io.quilt.api;

/**
 * No implementation of a service was found, or several were found and none is preferred. The
 * message names the artifact to add, or the candidates and how to choose.
 */
public final class ProviderException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error with the remedy in it. */
  public ProviderException(String message) {
    super(message);
  }
}
