/**
 * API keys of a stack over GraphQL: {@link io.quilt.apikeys.StackApiKeyServiceProvider} is found by
 * itself, and its service is {@code Quilt.apiKeys()}.
 */
@NullMarked
package io.quilt.apikeys;

import org.jspecify.annotations.NullMarked;
