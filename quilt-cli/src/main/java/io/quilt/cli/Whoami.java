package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import java.net.URI;
import picocli.CommandLine.Command;

@Command(
    name = "whoami",
    description = "Print the catalog's URL if somebody is logged in; the exit status is 1 if not.")
final class Whoami extends QuiltTask {
  @Override
  int run(Quilt quilt) {
    URI catalog = quilt.authenticator().loggedIn().orElseThrow(() -> nobody(quilt));
    out().line(catalog.toString());
    return 0;
  }

  private static QuiltException nobody(Quilt quilt) {
    return new QuiltException(
        quilt
            .savedConfig()
            .text(QuiltConfig.NAVIGATOR_URL)
            .map("Nobody is logged in to %s; run 'quilt login', or set QUILT_API_KEY"::formatted)
            .orElse(
                "Nobody is logged in, as no catalog is configured; run 'quilt config CATALOG_URL',"
                    + " then 'quilt login'"));
  }
}
