package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.Registry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command. */
abstract class Task implements Callable<Integer> {
  @Spec private CommandSpec spec;

  final Shell shell() {
    return ((QuiltCommand) spec.root().userObject()).shell();
  }

  final Output out() {
    return shell().out();
  }

  final CommandSpec spec() {
    return spec;
  }

  /** Wrong usage that the parser does not see. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The registry that the user names, or the default local one. */
  static Registry localUnlessGiven(Quilt quilt, @Nullable String location) {
    return location == null ? quilt.registry() : quilt.registry(location);
  }

  /** The registry that the user names, or the default remote one. */
  static Registry remoteUnlessGiven(Quilt quilt, @Nullable String location) {
    if (location != null) {
      return quilt.registry(location);
    }
    if (quilt.savedConfig().text(QuiltConfig.DEFAULT_REMOTE_REGISTRY).isEmpty()) {
      throw new QuiltException(
          "No registry was given and there is no default remote registry: add --registry, or set"
              + " the default with 'quilt config-default-remote-registry s3://BUCKET'");
    }
    return quilt.remoteRegistry();
  }
}
