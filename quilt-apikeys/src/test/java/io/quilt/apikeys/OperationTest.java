package io.quilt.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import io.quilt.servers.stack.StackServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked fits the schema of a stack, and of an older one. */
class OperationTest {
  private static final GraphQLSchema SCHEMA = schema(StackServer.schema());
  private static final GraphQLSchema OLDER =
      schema(StackServer.schema().replaceFirst("userEmail: String!", ""));

  private static GraphQLSchema schema(String sdl) {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
  }

  private static List<ValidationError> errors(GraphQLSchema schema, String document) {
    return ParseAndValidate.validate(
        schema, ParseAndValidate.parse(execution(document)).getDocument(), Locale.ROOT);
  }

  private static graphql.ExecutionInput execution(String document) {
    return graphql.ExecutionInput.newExecutionInput(document).build();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyOperationFitsTheSchema(Operation operation) {
    assertThat(operation.document(true)).contains(operation.title());
    assertThat(errors(SCHEMA, operation.document(true))).isEmpty();
    assertThat(errors(OLDER, operation.document(false))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"REVOKE"},
      mode = EnumSource.Mode.EXCLUDE)
  void olderStacksRefuseTheAddressByItsName(Operation operation) {
    assertThat(errors(OLDER, operation.document(true)))
        .hasSize(1)
        .allMatch(error -> error.getMessage().contains(Operation.EMAIL));
  }
}
