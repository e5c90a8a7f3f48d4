package io.quilt.search.es;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestPathTest {
  @Test
  void testsRunOnThePathTheyAreMeantFor() {
    boolean named = TestPathTest.class.getModule().isNamed();

    assertThat(named ? "module" : "class").isEqualTo(System.getProperty("quilt.test.path"));
  }
}
