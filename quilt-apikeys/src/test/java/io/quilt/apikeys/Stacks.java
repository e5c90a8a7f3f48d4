package io.quilt.apikeys;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.net.URI;
import java.util.Map;

/** Quilts in memory, each configured for a stack. */
final class Stacks {
  private Stacks() {}

  static Quilt open(URI registryUrl) {
    Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build();
    quilt.configure(
        Map.of(
            QuiltConfig.NAVIGATOR_URL,
            "https://catalog.example",
            QuiltConfig.REGISTRY_URL,
            registryUrl.toString()));
    return quilt;
  }
}
