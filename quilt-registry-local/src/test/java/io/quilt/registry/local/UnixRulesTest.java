package io.quilt.registry.local;

import com.google.common.jimfs.Configuration;

class UnixRulesTest extends JimfsContract {
  UnixRulesTest() {
    super(Configuration.unix());
  }
}
