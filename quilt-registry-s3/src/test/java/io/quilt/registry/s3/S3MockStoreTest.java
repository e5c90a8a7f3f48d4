package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.servers.S3MockServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The contract of stores, in a bucket without versions of S3Mock; but for what it gets wrong. */
class S3MockStoreTest extends ObjectStoreContract {
  final S3Server server = S3MockServer.shared();

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
  @Disabled("S3Mock lists in the order of UTF-16, S3 in that of UTF-8")
  public void aListBeginsAfterAKey() {}

  @Test
  @Override
  @Disabled("S3Mock lists in the order of UTF-16, S3 in that of UTF-8")
  public void listsAreInTheOrderOfBytes() {}

  @Test
  @Override
  @Disabled("S3Mock lists in the order of UTF-16, S3 in that of UTF-8")
  public void aPrefixIsText() {}

  @Test
  @Override
  @Disabled("S3Mock gives all folders in one page")
  public void manyFoldersComeInPages() {}

  @Test
  @Override
  @Disabled("S3Mock checks If-None-Match and writes in two steps")
  public void oneOfManyPutsIfAbsent() {}

  @Test
  @Override
  @Disabled("S3Mock checks If-Match and writes in two steps")
  public void countingByCompareAndSwapLosesNothing() {}

  @Test
  @Override
  @Disabled("S3Mock replaces a file while it is read")
  public void readersSeeWholeObjects() {}

  @Test
  @Override
  @Disabled("S3Mock removes the object when an upload in parts is aborted")
  public void aBodyThatFailsLeavesNothing() {}

  @Test
  @Override
  @Disabled("S3Mock removes the object when an upload in parts is aborted")
  public void aBodyThatEndsEarlyLeavesNothing() {}

  @Test
  @Override
  @Disabled("S3Mock removes the object when an upload in parts is aborted")
  public void anInterruptedPutLeavesNothing() {}
}
