package io.quilt.it;

import io.quilt.api.Quilt;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Several processes at one registry in a folder. */
@Tag("one-path")
class ProcessesTest extends Processes {
  @Override
  String location() {
    return work.resolve("registry").toString();
  }

  @Override
  List<String> options() {
    return List.of();
  }

  @Override
  List<Path> jars() {
    return Jars.local();
  }

  @Override
  int kills() {
    return 12;
  }

  @Override
  Quilt open(Quilt.Builder builder) {
    return builder.build();
  }
}
