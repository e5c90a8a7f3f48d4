/** What the SDK costs. */
@NullMarked
package io.quilt.bench;

import org.jspecify.annotations.NullMarked;
