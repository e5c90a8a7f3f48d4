package io.quilt.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a server's main method in the child, and ends the child when its standard input does: that
 * is, when the process that started it is gone, even by {@code kill -9}.
 */
final class Guard {
  private Guard() {}

  public static void main(String[] args)
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Thread watch = new Thread(Guard::watch, "guard");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void watch() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("The starting process cannot be watched: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
