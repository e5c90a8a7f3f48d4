package io.quilt.apikeys;

/**
 * What is asked of a stack about API keys, in the words of its public GraphQL schema. {@code
 * InvalidInput} is the only failure that its results name.
 */
enum Operation {
  LIST(
      """
      query ApiKeys($name: String, $fingerprint: String, $status: APIKeyStatus) {
        me { apiKeys(name: $name, fingerprint: $fingerprint, status: $status) { ...Key } }
      }
      """),
  GET(
      """
      query ApiKey($id: ID!) {
        me { apiKey(id: $id) { ...Key } }
      }
      """),
  CREATE(
      """
      mutation CreateApiKey($input: APIKeyCreateInput!) {
        apiKeyCreate(input: $input) {
          __typename
          ... on APIKeyCreated { apiKey { ...Key } secret }
          ... on InvalidInput { errors { path message name context } }
        }
      }
      """),
  REVOKE(
      """
      mutation RevokeApiKey($id: ID, $secret: String) {
        apiKeyRevoke(id: $id, secret: $secret) {
          __typename
          ... on InvalidInput { errors { path message name context } }
        }
      }
      """);

  /** The field of a key that older stacks do not know. */
  static final String EMAIL = "userEmail";

  private static final String FIELDS = "id name fingerprint createdAt expiresAt lastUsedAt status ";

  private final String text;

  Operation(String text) {
    this.text = text;
  }

  /** Whether it changes nothing, and so may be sent again. */
  boolean isQuery() {
    return text.startsWith("query");
  }

  /** What it is called in its document. */
  String title() {
    return text.substring(text.indexOf(' ') + 1, text.indexOf('('));
  }

  /** The document, with the owner's e-mail address of a key or without. */
  String document(boolean withEmail) {
    return text.contains("...Key")
        ? text + "fragment Key on APIKey { " + FIELDS + (withEmail ? EMAIL : "") + "}\n"
        : text;
  }
}
