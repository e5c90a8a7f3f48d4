/** Login to a stack. */
module io.quilt.auth {
  requires static org.jspecify;
  requires transitive io.quilt.spi;

  exports io.quilt.auth;

  provides io.quilt.spi.AuthenticatorProvider with
      io.quilt.auth.StackAuthenticatorProvider;
}
