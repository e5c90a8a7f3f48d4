package io.quilt.apikeys;

import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackRequest.Secrecy;
import io.quilt.spi.StackResponse;
import io.quilt.spi.StackSession;
import io.smallrye.graphql.client.impl.RequestImpl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The GraphQL endpoint of the configured stack: the GraphQL client writes requests and reads
 * answers, and they travel over the HTTP that all services of a stack share. Thread-safe.
 */
final class GraphQl {
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json", "Accept", "application/json");

  private final QuiltContext context;
  private final Set<URI> withoutEmail = ConcurrentHashMap.newKeySet();

  GraphQl(QuiltContext context) {
    this.context = context;
  }

  /**
   * The {@code me} of an answer. If it is for nobody the login is renewed once.
   *
   * @throws NotAuthenticatedException if it still is
   */
  Part me(Operation operation, Map<String, Object> variables) {
    Optional<Secret> used = token();
    Part data = ask(operation, variables);
    if (data.isNull("me") && used.isPresent() && isRenewed(used.get())) {
      data = ask(operation, variables);
    }
    if (data.isNull("me")) {
      throw new NotAuthenticatedException(
          "Nobody is logged in, as %s has it; log in again, or check the API key"
              .formatted(place()));
    }
    return data.object("me");
  }

  private boolean isRenewed(Secret used) {
    context.session().ifPresent(session -> session.reject(used));
    return token().filter(now -> !now.equals(used)).isPresent();
  }

  private Optional<Secret> token() {
    return context.session().flatMap(StackSession::accessToken);
  }

  private URI place() {
    return context.stackHttp().place("/graphql");
  }

  /** The data of an answer without errors. */
  Part ask(Operation operation, Map<String, Object> variables) {
    return ask(operation, variables, Optional.empty());
  }

  /**
   * The data of an answer without errors.
   *
   * @param sent a secret among the variables, which no message repeats
   */
  Part ask(Operation operation, Map<String, Object> variables, Optional<Secret> sent) {
    URI place = place();
    boolean withEmail = !withoutEmail.contains(place);
    Reply reply = send(place, operation.document(withEmail), operation, variables, sent);
    if (withEmail && reply.lacks(Operation.EMAIL)) {
      withoutEmail.add(place);
      reply = send(place, operation.document(false), operation, variables, sent);
    }
    return reply.data();
  }

  private Reply send(
      URI place,
      String document,
      Operation operation,
      Map<String, Object> variables,
      Optional<Secret> sent) {
    RequestImpl request = new RequestImpl(document);
    request.setOperationName(operation.title());
    request.setVariables(variables);
    StackResponse answer =
        context
            .stackHttp()
            .send(
                new StackRequest(
                    "POST",
                    place,
                    HEADERS,
                    request.toJson().getBytes(StandardCharsets.UTF_8),
                    Secrecy.SESSION,
                    operation.isQuery()));
    return Reply.of(sent.map(answer::without).orElse(answer), place);
  }
}
