package io.quilt.search.es;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bulk request. Immutable.
 *
 * @param lines all of them; not to be changed
 * @param ends where each operation ends in the lines
 * @param operations what each is about
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record BulkBatch(byte[] lines, int[] ends, List<Operation> operations) {
  /**
   * One operation.
   *
   * @param id the document
   * @param revision to which it belongs, or null
   */
  record Operation(String id, @Nullable IndexedRevision revision) {}

  int size() {
    return operations.size();
  }

  private int start(int operation) {
    return operation == 0 ? 0 : ends[operation - 1];
  }

  /** The operations whose numbers fit, in their order. */
  BulkBatch select(IntPredicate wanted) {
    byte[] chosen = new byte[lines.length];
    int[] chosenEnds = new int[size()];
    List<Operation> left = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < size(); i++) {
      if (wanted.test(i)) {
        int more = ends[i] - start(i);
        System.arraycopy(lines, start(i), chosen, length, more);
        length += more;
        chosenEnds[left.size()] = length;
        left.add(operations.get(i));
      }
    }
    return new BulkBatch(
        Arrays.copyOf(chosen, length), Arrays.copyOf(chosenEnds, left.size()), left);
  }

  /** The operations whose revisions have not failed. */
  BulkBatch withoutFailed() {
    return select(
        i -> {
          IndexedRevision revision = operations.get(i).revision();
          return revision == null || !revision.hasFailed();
        });
  }
}
