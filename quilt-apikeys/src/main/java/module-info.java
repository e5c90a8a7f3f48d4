/** API keys over GraphQL. */
module io.quilt.apikeys {
  requires static org.jspecify;
  requires transitive io.quilt.spi;
  requires io.smallrye.graphql.client;
  requires io.smallrye.graphql.client.api;
  requires jakarta.json;
  // What the GraphQL client needs without saying so.
  requires jakarta.json.bind;
  requires org.jboss.logging;

  exports io.quilt.apikeys;

  provides io.quilt.spi.ApiKeyServiceProvider with
      io.quilt.apikeys.StackApiKeyServiceProvider;
}
