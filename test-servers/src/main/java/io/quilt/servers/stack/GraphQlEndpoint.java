package io.quilt.servers.stack;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A stack's GraphQL, executed by a real engine with its validation. Thread-safe. */
final class GraphQlEndpoint {
  private static final TypeResolver BY_NAME =
      call -> {
        Map<String, Object> result = call.getObject();
        return call.getSchema().getObjectType(String.valueOf(result.get("__typename")));
      };

  private static final Coercing<Object, Object> AS_IT_IS =
      new Coercing<>() {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
          return value;
        }
      };

  private final ApiKeys apiKeys;
  private final GraphQL current;
  private final GraphQL older;

  GraphQlEndpoint(ApiKeys apiKeys) {
    this.apiKeys = apiKeys;
    this.current = GraphQL.newGraphQL(schema(sdl())).build();
    this.older =
        GraphQL.newGraphQL(schema(sdl().replaceFirst("\n *userEmail: String!", ""))).build();
  }

  /** The schema in its own language. */
  static String sdl() {
    try (InputStream in = GraphQlEndpoint.class.getResourceAsStream("stack.graphqls")) {
      return new String(
          Objects.requireNonNull(in, "stack.graphqls").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GraphQLSchema schema(String sdl) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(plain("Datetime"))
            .scalar(plain("JsonRecord"))
            .type("Query", type -> type.dataFetcher("me", call -> isLoggedIn(call) ? "me" : null))
            .type(
                "Me",
                type ->
                    type.dataFetcher("apiKeys", call -> apiKeys.list(call.getArguments()))
                        .dataFetcher(
                            "apiKey",
                            call -> apiKeys.get(String.valueOf(call.<Object>getArgument("id")))))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher("apiKeyCreate", onlyLoggedIn(this::create))
                        .dataFetcher("apiKeyRevoke", onlyLoggedIn(this::revoke)))
            .type("APIKeyCreateResult", type -> type.typeResolver(BY_NAME))
            .type("APIKeyRevokeResult", type -> type.typeResolver(BY_NAME))
            .build();
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), wiring);
  }

  private static boolean isLoggedIn(DataFetchingEnvironment call) {
    return Boolean.TRUE.equals(call.getGraphQlContext().get("loggedIn"));
  }

  private static DataFetcher<Object> onlyLoggedIn(DataFetcher<Object> work) {
    return call ->
        isLoggedIn(call)
            ? work.get(call)
            : DataFetcherResult.newResult()
                .error(
                    GraphqlErrorBuilder.newError(call)
                        .message("Authentication required")
                        .extensions(Map.of("code", "UNAUTHENTICATED"))
                        .build())
                .build();
  }

  private Object create(DataFetchingEnvironment call) {
    Map<String, Object> input = Objects.requireNonNull(call.getArgument("input"));
    Number days = (Number) input.getOrDefault("expiresInDays", 0);
    return apiKeys.create(String.valueOf(input.get("name")), days.intValue());
  }

  private Object revoke(DataFetchingEnvironment call) {
    return apiKeys.revoke(call.getArgument("id"), call.getArgument("secret"));
  }

  private static GraphQLScalarType plain(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(AS_IT_IS).build();
  }

  /**
   * The answer to a request, as the specification of GraphQL has it.
   *
   * @param withoutEmail whether the schema is one that lacks the owner's e-mail address
   */
  Map<String, Object> answer(Map<String, Object> request, boolean loggedIn, boolean withoutEmail) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput()
            .query(String.valueOf(request.get("query")))
            .operationName((String) request.get("operationName"))
            .graphQLContext(Map.of("loggedIn", loggedIn));
    if (request.get("variables") instanceof Map<?, ?> variables) {
      @SuppressWarnings("unchecked")
      Map<String, Object> named = (Map<String, Object>) variables;
      input.variables(named);
    }
    return (withoutEmail ? older : current).execute(input.build()).toSpecification();
  }
}
