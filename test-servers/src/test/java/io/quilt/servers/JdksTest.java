package io.quilt.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {
  @TempDir Path work;

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(work.resolve(name));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    return home;
  }

  private Path installed() throws IOException {
    return Files.createDirectories(work.resolve("jvm"));
  }

  @Test
  void theJavaThatRunsIsTakenWhereItIsOne() throws IOException {
    Path running = jdk("running", "17.0.15");
    Path other = jdk("other", "17.0.1");

    assertThat(Jdks.seventeen(running, Map.of("JAVA_HOME", other.toString()), installed()))
        .contains(running);
  }

  @Test
  void aNewerJavaAsksTheEnvironmentAndThenTheMachine() throws IOException {
    Path running = jdk("running", "25.0.3");
    Path named = jdk("named", "17");
    jdk("jvm/java-1.17.0", "1.8.0_17");
    Path found = jdk("jvm/some", "17.0.2");

    assertThat(Jdks.seventeen(running, Map.of("JAVA_HOME_17_X64", named.toString()), installed()))
        .contains(named);
    assertThat(Jdks.seventeen(running, Map.of("JAVA_HOME", running.toString()), installed()))
        .contains(found);
  }

  @Test
  void whatIsNamedForTheServersIsTakenOrNothingIs() throws IOException {
    Path running = jdk("running", "17.0.15");
    Path named = jdk("named", "17.0.1");
    Path wrong = jdk("wrong", "21");

    assertThat(Jdks.seventeen(running, Map.of("QUILT_JDK_17", named.toString()), installed()))
        .contains(named);
    assertThat(Jdks.seventeen(running, Map.of("QUILT_JDK_17", wrong.toString()), installed()))
        .isEmpty();
  }

  @Test
  void whereThereIsNoneNothingIsFound() throws IOException {
    Path running = jdk("running", "25.0.3");
    Files.createDirectories(work.resolve("jvm/empty"));

    assertThat(Jdks.seventeen(running, Map.of(), installed())).isEmpty();
    assertThat(Jdks.seventeen(running, Map.of(), work.resolve("no such"))).isEmpty();
  }
}
