package io.quilt.core.client;

import io.quilt.api.Checksum;
import io.quilt.api.EntrySource;
import io.quilt.api.PackageReader;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import io.quilt.api.bootstrap.QuiltEngine;
import io.quilt.core.config.UserDirectories;
import io.quilt.core.content.ManifestFiles;
import io.quilt.core.content.PackageBuilder;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import io.quilt.core.json.WrittenJson;
import io.quilt.core.manifest.Workers;
import io.quilt.core.transfer.DaemonPool;
import io.quilt.core.transfer.FolderVerifier;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine: what the static methods of the API do. It keeps no state and no thread. */
public final class CoreEngine implements QuiltEngine {
  /** Does nothing. */
  public CoreEngine() {}

  @Override
  public Quilt.Builder newQuilt() {
    return new ClientBuilder();
  }

  @Override
  public QuiltPackage.Builder newPackage() {
    return new PackageBuilder();
  }

  @Override
  public QuiltPackage load(Path manifest) {
    return withFiles(files -> files.load(manifest));
  }

  @Override
  public QuiltPackage load(InputStream manifest, String name) {
    return withFiles(files -> files.load(manifest, name));
  }

  @Override
  public PackageReader open(Path manifest) {
    return withFiles(files -> files.open(manifest));
  }

  @Override
  public PackageReader open(InputStream manifest, String name) {
    return withFiles(files -> files.open(manifest, name));
  }

  @Override
  public void dump(EntrySource content, OutputStream out) {
    withFiles(
        files ->
            files.withManifest(
                content,
                manifest -> {
                  files.write(manifest, out);
                  return manifest;
                }));
  }

  @Override
  public TopHash topHash(EntrySource content) {
    return withFiles(files -> files.withManifest(content, files::topHash));
  }

  private static <T> T withFiles(Function<ManifestFiles, T> work) {
    try (Workers workers = Workers.start()) {
      return work.apply(new ManifestFiles(workers));
    }
  }

  @Override
  public VerifyResult verify(EntrySource content, Path folder, VerifyOptions options) {
    try (DaemonPool pool = new DaemonPool(processors())) {
      return new FolderVerifier(pool).verify(content, folder, options);
    }
  }

  @Override
  public Checksum checksum(String type, Path file) {
    ChecksumType algorithm = ChecksumType.of(type);
    try (DaemonPool pool = new DaemonPool(processors())) {
      return new FileHasher(pool).hash(file, algorithm).checksum();
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public QuiltConfig defaultConfig() {
    return UserDirectories.current().defaultConfig();
  }

  @Override
  public String normalizeJsonObject(String json) {
    String normalized = new String(WrittenJson.normalize(json), StandardCharsets.UTF_8);
    if (!normalized.startsWith("{")) {
      throw new IllegalArgumentException("Metadata must be a JSON object");
    }
    return normalized;
  }

  @Override
  public Map<String, @Nullable Object> parseJsonObject(String json) {
    return WrittenJson.parseObject(json);
  }

  @Override
  public String writeJson(Map<String, @Nullable Object> members) {
    return new String(WrittenJson.write(members), StandardCharsets.UTF_8);
  }
}
