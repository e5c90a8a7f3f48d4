/** The joint between the API and its engine; exported to {@code io.quilt.core} only. */
@NullMarked
package io.quilt.api.bootstrap;

import org.jspecify.annotations.NullMarked;
