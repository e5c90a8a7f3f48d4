package io.quilt.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** All jars in one, as the shade plugin makes it when it merges {@code META-INF/services}. */
final class ShadedJar {
  private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private ShadedJar() {}

  static Path of(List<Path> jars, Path target) throws IOException {
    ShadedJar shaded = new ShadedJar();
    for (Path jar : jars) {
      shaded.add(jar);
    }
    return shaded.write(target);
  }

  private void add(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(ShadedJar::isKept).toList()) {
        byte[] bytes = file.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("META-INF/services/")) {
          ByteArrayOutputStream merged =
              services.computeIfAbsent(entry.getName(), name -> new ByteArrayOutputStream());
          merged.writeBytes(bytes);
          merged.write('\n');
        } else {
          files.putIfAbsent(entry.getName(), bytes);
        }
      }
    }
  }

  private static boolean isKept(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.endsWith("module-info.class")
        && !name.equals("META-INF/MANIFEST.MF");
  }

  private Path write(Path target) throws IOException {
    services.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return target;
  }
}
