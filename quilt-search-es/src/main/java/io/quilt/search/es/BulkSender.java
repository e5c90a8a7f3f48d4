package io.quilt.search.es;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.QuiltException;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Backoff;
import io.quilt.spi.StackErrors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends bulk requests until every document is written or refused: what a busy cluster rejects is
 * sent again after a pause, and what is too large for one request in smaller ones. Thread-safe.
 */
final class BulkSender {
  private static final int LARGEST = 5_000_000;
  private static final int SMALLEST = 50_000;
  private static final int FORBIDDEN = 403;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MOST_REJECTIONS = 8;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final Cluster cluster;
  private final AtomicInteger limit = new AtomicInteger(LARGEST);

  BulkSender(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The number of bytes from which on a request is sent. */
  int limit() {
    return limit.get();
  }

  /**
   * Sends a request to an index, and waits until all of it is there. A revision learns which of its
   * documents are refused.
   *
   * @throws QuiltException if the cluster takes nothing
   */
  void send(String index, BulkBatch batch) {
    Deque<BulkBatch> left = new ArrayDeque<>(List.of(batch));
    int rejections = 0;
    while (!left.isEmpty()) {
      BulkBatch next = left.pop();
      if (next.size() == 0) {
        continue;
      }
      ClusterAnswer answer = ask(index, next);
      if (answer.status() == TOO_LARGE) {
        split(next, answer, left);
        continue;
      }
      BulkBatch again = again(answer, next);
      rejections = again.size() < next.size() ? 0 : rejections + 1;
      if (again.size() > 0) {
        pause(rejections, answer);
        left.push(again);
      }
    }
  }

  private ClusterAnswer ask(String index, BulkBatch batch) {
    String place = "/" + IndexSetup.path(index) + "/_bulk";
    return cluster.send(ClusterRequest.lines(place, batch.lines()).with(BulkAnswer.MEMBERS));
  }

  private void split(BulkBatch batch, ClusterAnswer answer, Deque<BulkBatch> left) {
    if (batch.size() == 1) {
      refuse(batch.operations().get(0), "it is too large for the cluster", answer);
      return;
    }
    limit.accumulateAndGet(Math.max(SMALLEST, batch.lines().length / 2), Math::min);
    int half = batch.size() / 2;
    left.push(batch.select(i -> i >= half));
    left.push(batch.select(i -> i < half));
  }

  private BulkBatch again(ClusterAnswer answer, BulkBatch batch) {
    if (answer.status() == TOO_MANY_REQUESTS) {
      return batch;
    }
    if (!answer.isSuccess()) {
      throw IndexingException.of(answer);
    }
    List<BulkAnswer.Item> items = BulkAnswer.of(answer, batch.size()).items();
    BitSet passing = new BitSet();
    for (int i = 0; i < items.size(); i++) {
      BulkAnswer.Item item = items.get(i);
      if (item.isPassing()) {
        passing.set(i);
      } else if (!item.isDone()) {
        refuse(batch.operations().get(i), item, answer);
      }
    }
    return batch.select(passing::get);
  }

  private void refuse(BulkBatch.Operation operation, BulkAnswer.Item item, ClusterAnswer answer) {
    String reason = StackErrors.printable(item.reason()).orElse("status " + item.status());
    if (item.status() == FORBIDDEN) {
      throw new AccessDeniedException(
          "%s does not allow to write (%s); ask its administrator"
              .formatted(answer.place(), reason),
          null);
    }
    if (!item.isRefused()) {
      throw new IndexingException(
          "%s refuses %s: %s".formatted(answer.place(), operation.id(), reason), null);
    }
    refuse(operation, reason, answer);
  }

  private static void refuse(BulkBatch.Operation operation, String reason, ClusterAnswer answer) {
    IndexedRevision revision = operation.revision();
    if (revision == null) {
      throw new IndexingException(
          "%s refuses %s: %s".formatted(answer.place(), operation.id(), reason), null);
    }
    revision.refuse(operation.id(), reason);
  }

  private static void pause(int rejections, ClusterAnswer answer) {
    if (rejections > MOST_REJECTIONS) {
      throw new ServiceUnavailableException(
          "%s is too busy to take more documents; try again later, what is there stays"
              .formatted(answer.place()),
          TOO_MANY_REQUESTS,
          null);
    }
    Backoff.sleep(
        Duration.ofMillis(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << rejections)),
        "sending documents to " + answer.place());
  }
}
