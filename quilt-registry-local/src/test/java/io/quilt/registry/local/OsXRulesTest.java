package io.quilt.registry.local;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.PathNormalization;

/** Names as APFS has them: kept as they were written, found in any case and composition. */
class OsXRulesTest extends JimfsContract {
  OsXRulesTest() {
    super(
        Configuration.osX().toBuilder()
            .setNameDisplayNormalization(PathNormalization.NONE)
            .build());
  }
}
