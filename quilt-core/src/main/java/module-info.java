/** The engine behind the API. */
module io.quilt.core {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires io.quilt.spi;
  requires org.yaml.snakeyaml;
  requires java.net.http;
  requires static org.jspecify;

  provides io.quilt.api.bootstrap.QuiltEngine with
      io.quilt.core.client.CoreEngine;

  uses io.quilt.spi.ApiKeyServiceProvider;
  uses io.quilt.spi.AuthenticatorProvider;
  uses io.quilt.spi.ObjectStoreProvider;
  uses io.quilt.spi.RegistryProvider;
  uses io.quilt.spi.SearcherProvider;
}
