package io.quilt.api.bootstrap;

import io.quilt.api.Checksum;
import io.quilt.api.EntrySource;
import io.quilt.api.PackageReader;
import io.quilt.api.ProviderException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the static methods of the API. {@code quilt-core} implements it, as a
 * stateless and thread-safe service; nobody else does.
 */
public interface QuiltEngine {
  /**
   * The engine of this SDK.
   *
   * @throws ProviderException if {@code quilt-core} is not there
   */
  static QuiltEngine get() {
    return EngineHolder.engine();
  }

  /** See {@link Quilt#builder()}. */
  Quilt.Builder newQuilt();

  /** See {@link QuiltPackage#builder()}. */
  QuiltPackage.Builder newPackage();

  /** See {@link QuiltPackage#load(Path)}. */
  QuiltPackage load(Path manifest);

  /** See {@link QuiltPackage#load(InputStream, String)}. */
  QuiltPackage load(InputStream manifest, String name);

  /** See {@link PackageReader#open(Path)}. */
  PackageReader open(Path manifest);

  /** See {@link PackageReader#open(InputStream, String)}. */
  PackageReader open(InputStream manifest, String name);

  /** See {@link EntrySource#dump}. */
  void dump(EntrySource content, OutputStream out);

  /** See {@link EntrySource#topHash}. */
  TopHash topHash(EntrySource content);

  /** See {@link EntrySource#verify}. */
  VerifyResult verify(EntrySource content, Path folder, VerifyOptions options);

  /** See {@link Checksum#of}. */
  Checksum checksum(String type, Path file);

  /** See {@link QuiltConfig#defaults()}. */
  QuiltConfig defaultConfig();

  /**
   * Checks that a text is one JSON object and spells it as manifests do.
   *
   * @throws IllegalArgumentException if it is not, or holds what metadata cannot hold
   */
  String normalizeJsonObject(String json);

  /** Reads an object that {@link #normalizeJsonObject} spelled. */
  Map<String, @Nullable Object> parseJsonObject(String json);

  /** Spells an object of the types of metadata as manifests do. */
  String writeJson(Map<String, @Nullable Object> members);
}
