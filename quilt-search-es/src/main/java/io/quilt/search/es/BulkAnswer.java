package io.quilt.search.es;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a cluster says of each operation of a bulk request.
 *
 * @param items in the order of the operations; none if all went well
 */
record BulkAnswer(List<Item> items) {
  /** The members of an answer that are read. */
  static final Map<String, String> MEMBERS =
      Map.of("filter_path", "errors,items.*.status,items.*.error.type,items.*.error.reason");

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What became of one operation.
   *
   * @param action {@code index}, {@code update} or {@code delete}
   * @param reason why it failed; blank if it did not
   */
  record Item(String action, int status, String reason) {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REDIRECT = 300;
    private static final int SERVER_ERROR = 500;

    /** Whether it is done. */
    boolean isDone() {
      return status < REDIRECT || (status == NOT_FOUND && action.equals("delete"));
    }

    /** Whether it may go well another time. */
    boolean isPassing() {
      return status == TOO_MANY_REQUESTS || status == CONFLICT || status >= SERVER_ERROR;
    }

    /** Whether it is the document that is not good. */
    boolean isRefused() {
      return status == BAD_REQUEST;
    }
  }

  /**
   * Reads an answer.
   *
   * @param size the number of operations
   * @throws io.quilt.api.ServiceUnavailableException if it is not the answer to so many
   */
  static BulkAnswer of(ClusterAnswer answer, int size) {
    try (JsonParser json = JSON.createParser(answer.body())) {
      List<Item> items = read(json);
      if (items.isEmpty() || items.size() == size) {
        return new BulkAnswer(items);
      }
    } catch (IOException e) {
      // Said below.
    }
    throw SearchErrors.nonsense(answer);
  }

  private static List<Item> read(JsonParser json) throws IOException {
    List<Item> items = new ArrayList<>();
    boolean errors = true;
    expect(json, JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      if (member.equals("errors")) {
        errors = json.getBooleanValue();
        if (!errors) {
          return List.of();
        }
      } else if (member.equals("items")) {
        readItems(json, items);
      } else {
        json.skipChildren();
      }
    }
    if (items.isEmpty()) {
      throw new IOException("There are errors, and no items");
    }
    return items;
  }

  private static void readItems(JsonParser json, List<Item> items) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      expect(json, JsonToken.FIELD_NAME);
      String action = json.currentName();
      expect(json, JsonToken.START_OBJECT);
      items.add(readItem(json, action));
      expect(json, JsonToken.END_OBJECT);
    }
  }

  private static Item readItem(JsonParser json, String action) throws IOException {
    int status = 0;
    String reason = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      if (member.equals("status")) {
        status = json.getIntValue();
      } else if (member.equals("error")) {
        reason = readReason(json);
      } else {
        json.skipChildren();
      }
    }
    return new Item(action, status, reason);
  }

  private static String readReason(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return json.getText();
    }
    String reason = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      boolean better = member.equals("reason") || (member.equals("type") && reason.isEmpty());
      if (better && json.currentToken() == JsonToken.VALUE_STRING) {
        reason = json.getText();
      }
      json.skipChildren();
    }
    return reason;
  }

  private static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.nextToken() != token) {
      throw new IOException("Expected " + token);
    }
  }
}
