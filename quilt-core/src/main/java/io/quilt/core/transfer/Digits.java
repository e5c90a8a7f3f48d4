package io.quilt.core.transfer;

import io.quilt.api.Checksum;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Checksums as hexadecimal digits, whatever their spelling. */
final class Digits {
  private Digits() {}

  static String of(Checksum checksum) {
    return checksum.type().equals(Checksum.SHA256)
        ? checksum.value().toLowerCase(Locale.ROOT)
        : HexFormat.of().formatHex(Base64.getDecoder().decode(checksum.value()));
  }
}
