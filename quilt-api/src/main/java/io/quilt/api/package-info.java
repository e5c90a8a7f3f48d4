/**
 * What applications call: {@link io.quilt.api.Quilt} is the door, {@link io.quilt.api.Registry},
 * {@link io.quilt.api.Searcher}, {@link io.quilt.api.Authenticator} and {@link
 * io.quilt.api.ApiKeyService} are the services, everything else is a value or an error.
 */
@NullMarked
package io.quilt.api;

import org.jspecify.annotations.NullMarked;
