package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.servers.S3ProxyServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The contract of stores, in a bucket without versions of S3Proxy; but for what it gets wrong. */
class S3ProxyStoreTest extends ObjectStoreContract {
  final S3Server server = S3ProxyServer.shared();

  PhysicalKey bucket() {
    return TestBuckets.create(server);
  }

  @Override
  protected ObjectStore openStore() {
    return open(TestBuckets.provider(server), bucket());
  }

  @Override
  protected int manyObjects() {
    return 1_100;
  }

  @Test
  @Override
  @Disabled("S3Proxy answers an object below an object with an error of its own")
  public void anObjectMayBeAFolderTooOrIsRefused() {}

  @Test
  @Override
  @Disabled("S3Proxy lists in the order of UTF-16, S3 in that of UTF-8")
  public void aListBeginsAfterAKey() {}

  @Test
  @Override
  @Disabled("S3Proxy lists in the order of UTF-16, S3 in that of UTF-8")
  public void listsAreInTheOrderOfBytes() {}

  @Test
  @Override
  @Disabled("S3Proxy lists in the order of UTF-16, S3 in that of UTF-8")
  public void aPrefixIsText() {}

  @Test
  @Override
  @Disabled("S3Proxy leaves out the folder that the list begins in")
  public void aLevelBeginsAfterAKey() {}

  @Test
  @Override
  @Disabled("S3Proxy checks If-Match and writes in two steps")
  public void countingByCompareAndSwapLosesNothing() {}
}
