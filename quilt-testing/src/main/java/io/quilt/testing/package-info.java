/**
 * In-memory services for the tests of applications: real enough to develop against, without a
 * network and without mocks.
 *
 * <pre>{@code
 * InMemoryAuthenticator stack = new InMemoryAuthenticator("code-123");
 * try (Quilt quilt =
 *     Quilt.builder()
 *         .config(QuiltConfig.defaults())
 *         .authenticator(stack)
 *         .apiKeys(new InMemoryApiKeyService(stack, Clock.systemUTC()))
 *         .build()) {
 *   Registry registry = quilt.registry("mem://bucket");
 *   registry.push(PackageName.of("lab/assays"), assays);
 *   Searcher searcher = InMemorySearcher.over(registry);
 *   assertEquals(1, searcher.search(SearchRequest.query("ptr_tag:latest")).total());
 * }
 * }</pre>
 *
 * <p>Only the scheme {@code mem} is found by itself; the other services are instances that a test
 * gives to the builder. They have no static state, start no threads and end with their last
 * reference.
 */
@NullMarked
package io.quilt.testing;

import org.jspecify.annotations.NullMarked;
