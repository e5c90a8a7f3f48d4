package io.quilt.apikeys;

import io.quilt.api.ApiKeyService;
import io.quilt.spi.ApiKeyServiceProvider;
import io.quilt.spi.QuiltContext;

/** API keys of the stack that {@code registryUrl} of the configuration names. Found by itself. */
public final class StackApiKeyServiceProvider implements ApiKeyServiceProvider {
  /** Does nothing. */
  public StackApiKeyServiceProvider() {}

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public ApiKeyService open(QuiltContext context) {
    return new StackApiKeyService(new GraphQl(context));
  }
}
