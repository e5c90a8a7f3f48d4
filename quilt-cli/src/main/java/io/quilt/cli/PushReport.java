package io.quilt.cli;

import io.quilt.api.EntryChange;
import io.quilt.api.PackageName;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a push did, or would do. */
final class PushReport {
  private final Output out;
  private final QuiltConfig config;
  private final Registry registry;

  PushReport(Output out, QuiltConfig config, Registry registry) {
    this.out = out;
    this.config = config;
    this.registry = registry;
  }

  void json(PushResult result) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", result.name().toString());
    members.put("top_hash", result.topHash().value());
    members.put("registry", registry.location().toString());
    members.put("previous", result.previous().map(TopHash::value).orElse(null));
    members.put("catalog_url", catalogUrl(result.name()));
    out.json(members);
  }

  void pushed(PushResult result) {
    if (!result.published()) {
      unchanged(result);
      return;
    }
    out.line("Pushed %s to %s".formatted(result, registry.location()));
    out.line(
        "%s copied, %s"
            .formatted(
                Amount.of(result.objectsCopied(), "file"), Amount.ofBytes(result.bytesCopied())));
    String catalog = catalogUrl(result.name());
    if (catalog != null) {
      out.line(catalog);
    }
  }

  void wouldPush(PushResult result, Map<EntryChange.Kind, Long> changes) {
    if (!result.published()) {
      unchanged(result);
      return;
    }
    out.line("Would push %s to %s".formatted(result, registry.location()));
    out.line(
        "%s added, %d modified, %d deleted"
            .formatted(
                Amount.of(changes.getOrDefault(EntryChange.Kind.ADDED, 0L), "file"),
                changes.getOrDefault(EntryChange.Kind.MODIFIED, 0L),
                changes.getOrDefault(EntryChange.Kind.DELETED, 0L)));
  }

  private void unchanged(PushResult result) {
    out.line("%s is the latest revision in %s already".formatted(result, registry.location()));
  }

  private @Nullable String catalogUrl(PackageName name) {
    if (!registry.location().scheme().equals("s3")) {
      return null;
    }
    String path = "/b/" + registry.location().root() + "/packages/" + name;
    return config.navigatorUrl().map(URI::toString).map(catalog -> catalog + path).orElse(null);
  }
}
