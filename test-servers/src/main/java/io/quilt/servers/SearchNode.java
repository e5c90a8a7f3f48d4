package io.quilt.servers;

import java.util.Arrays;

/** Runs a node of Elasticsearch or OpenSearch in the child. */
final class SearchNode {
  private SearchNode() {}

  /**
   * Starts the node with the runner that is named first, and stays. The runner's own main method
   * looks for a free port itself, which somebody else may take meanwhile; here the port is the one
   * after {@code -baseHttpPort}, and of {@code -1} the one that the system chooses.
   */
  public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
    Class<?> type = Class.forName(args[0]);
    Object runner = type.getConstructor().newInstance();
    type.getMethod("setMaxHttpPort", int.class).invoke(runner, -1);
    type.getMethod("build", String[].class)
        .invoke(runner, (Object) Arrays.copyOfRange(args, 1, args.length));
    Thread.currentThread().join();
  }
}
