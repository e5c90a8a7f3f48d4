package io.quilt.core.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body that is not longer than it may be, and knows when its last byte came. */
final class CollectedBody implements BodySubscriber<byte[]> {
  private final int longest;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile long lastByte = System.nanoTime();
  private @Nullable Subscription subscription;

  CollectedBody(int longest) {
    this.longest = longest;
  }

  /** When something last came, by {@link System#nanoTime()}; at first, when this was made. */
  long lastByte() {
    return lastByte;
  }

  /** Says that the head of the answer came. */
  CollectedBody begun() {
    lastByte = System.nanoTime();
    return this;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    lastByte = System.nanoTime();
    for (ByteBuffer item : items) {
      if (bytes.size() + (long) item.remaining() > longest) {
        refuse();
        return;
      }
      byte[] part = new byte[item.remaining()];
      item.get(part);
      bytes.writeBytes(part);
    }
  }

  private void refuse() {
    if (subscription != null) {
      subscription.cancel();
    }
    whole.completeExceptionally(
        new IOException("the answer is longer than %d bytes".formatted(longest)));
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }
}
