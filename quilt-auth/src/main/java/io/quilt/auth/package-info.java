/**
 * Login to a stack: a browser's code, tokens that are renewed, API keys, temporary AWS credentials.
 *
 * <p>The session is kept in {@code auth.json} and {@code credentials.json} of the user's quilt3
 * directory, so that a login of quilt3 serves here and the other way round. The provider is found
 * by itself; {@link io.quilt.auth.StackAuthenticatorProvider} is named only to choose the browser.
 *
 * <p>Loggers: {@code io.quilt.auth}. Nothing secret is logged.
 */
@NullMarked
package io.quilt.auth;

import org.jspecify.annotations.NullMarked;
