package io.quilt.registry.local;

import com.google.common.jimfs.Configuration;

class WindowsRulesTest extends JimfsContract {
  WindowsRulesTest() {
    super(Configuration.windows());
  }
}
