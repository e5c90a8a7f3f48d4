package io.quilt.core.client;

import io.quilt.api.Provider;
import io.quilt.api.ProviderException;
import io.quilt.spi.ApiKeyServiceProvider;
import io.quilt.spi.AuthenticatorProvider;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.RegistryProvider;
import io.quilt.spi.SearcherProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The providers that were given and those that are found, by service, and the choice among them.
 */
final class Providers {
  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "file", "io.quilt:quilt-registry-local",
          "s3", "io.quilt:quilt-registry-s3",
          "mem", "io.quilt:quilt-testing");

  private final List<Provider> given;
  private final List<Provider> found;

  Providers(List<Provider> given, @Nullable ClassLoader loader) {
    this.given = List.copyOf(given);
    ClassLoader source = loader == null ? Providers.class.getClassLoader() : loader;
    List<Provider> all = new ArrayList<>();
    // The module that declares the uses must be the one that loads.
    ServiceLoader.load(RegistryProvider.class, source).forEach(all::add);
    ServiceLoader.load(ObjectStoreProvider.class, source).forEach(all::add);
    ServiceLoader.load(SearcherProvider.class, source).forEach(all::add);
    ServiceLoader.load(AuthenticatorProvider.class, source).forEach(all::add);
    ServiceLoader.load(ApiKeyServiceProvider.class, source).forEach(all::add);
    all.sort(Comparator.comparingInt(Provider::priority).reversed());
    this.found = List.copyOf(all);
  }

  /** All of them, those that were given first. */
  List<Provider> all() {
    List<Provider> all = new ArrayList<>(given);
    all.addAll(found);
    return List.copyOf(all);
  }

  Optional<RegistryProvider> registry(String scheme) {
    return choose(
        RegistryProvider.class,
        provider -> provider.schemes().contains(scheme),
        "registries of scheme '%s'".formatted(scheme));
  }

  ObjectStoreProvider objectStore(String scheme) {
    return choose(
            ObjectStoreProvider.class,
            provider -> provider.schemes().contains(scheme),
            "object stores of scheme '%s'".formatted(scheme))
        .orElseThrow(() -> noStore(scheme));
  }

  private static ProviderException noStore(String scheme) {
    String artifact =
        ARTIFACTS.getOrDefault(scheme, "the artifact that provides '%s:'".formatted(scheme));
    return new ProviderException(
        "No provider serves locations of scheme '%s'; add %s".formatted(scheme, artifact));
  }

  Optional<SearcherProvider> searcher() {
    return choose(SearcherProvider.class, provider -> true, "search");
  }

  Optional<AuthenticatorProvider> authenticator() {
    return choose(AuthenticatorProvider.class, provider -> true, "login");
  }

  Optional<ApiKeyServiceProvider> apiKeys() {
    return choose(ApiKeyServiceProvider.class, provider -> true, "API keys");
  }

  private <P extends Provider> Optional<P> choose(
      Class<P> service, Predicate<P> serves, String what) {
    Optional<P> chosen = choose(candidates(given, service, serves), what);
    return chosen.isPresent() ? chosen : choose(candidates(found, service, serves), what);
  }

  private static <P extends Provider> List<P> candidates(
      List<Provider> providers, Class<P> service, Predicate<P> serves) {
    return providers.stream()
        .filter(service::isInstance)
        .map(service::cast)
        .filter(serves)
        .sorted(Comparator.comparingInt(Provider::priority).reversed())
        .toList();
  }

  private static <P extends Provider> Optional<P> choose(List<P> candidates, String what) {
    if (candidates.size() > 1 && candidates.get(0).priority() == candidates.get(1).priority()) {
      throw new ProviderException(
          "Two providers serve %s: '%s' (%s) and '%s' (%s); leave one out, or give one to the builder"
              .formatted(
                  what,
                  candidates.get(0).name(),
                  candidates.get(0).getClass().getName(),
                  candidates.get(1).name(),
                  candidates.get(1).getClass().getName()));
    }
    return candidates.stream().findFirst();
  }
}
