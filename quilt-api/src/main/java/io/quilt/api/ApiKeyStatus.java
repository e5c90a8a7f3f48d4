package io.quilt.api;

/** Whether an API key can be used. */
public enum ApiKeyStatus {
  /** It can. */
  ACTIVE,
  /** Its time is over. */
  EXPIRED,
  /** The stack gave a status that this version of the SDK does not know. */
  UNKNOWN
}
