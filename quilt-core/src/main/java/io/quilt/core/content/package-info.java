/** Packages as the API shows them, over packed manifests. */
@NullMarked
package io.quilt.core.content;

import org.jspecify.annotations.NullMarked;
