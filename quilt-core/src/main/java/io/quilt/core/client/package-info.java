/** Assembly: providers, configuration, stores and threads behind a {@code Quilt}. */
@NullMarked
package io.quilt.core.client;

import org.jspecify.annotations.NullMarked;
