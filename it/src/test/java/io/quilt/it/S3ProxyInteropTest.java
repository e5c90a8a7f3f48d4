package io.quilt.it;

import io.quilt.servers.S3ProxyServer;
import org.junit.jupiter.api.Tag;

/** On S3Proxy, which checks signatures. */
@Tag("one-path")
class S3ProxyInteropTest extends S3Interop {
  S3ProxyInteropTest() {
    super(S3ProxyServer.shared());
  }
}
