import com.quiltdata.quiltcore.Manifest;
import com.quiltdata.quiltcore.key.LocalPhysicalKey;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Runs one job with quiltcore-java, and prints what it took as io.quilt.bench.Measure does. */
public final class QuiltcoreJobs {
  private QuiltcoreJobs() {}

  public static void main(String[] args) throws Exception {
    Manifest manifest =
        phase("load", () -> Manifest.createFromFile(new LocalPhysicalKey(Path.of(args[1]))));
    if (args[0].equals("top-hash")) {
      System.out.println("info\ttop-hash\t" + phase("top-hash", manifest::calculateTopHash));
    } else if (args[0].equals("write")) {
      phase("write", () -> write(manifest, Path.of(args[2])));
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        double mib = Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        System.out.printf(Locale.ROOT, "peak\trss\t%.4f\tMiB%n", mib);
      }
    }
  }

  private static Path write(Manifest manifest, Path file) throws Exception {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      manifest.serializeToOutputStream(out);
    }
    return file;
  }

  private static <T> T phase(String name, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    System.out.printf(Locale.ROOT, "phase\t%s\t%.4f%n", name, (System.nanoTime() - start) / 1e9);
    return result;
  }
}
