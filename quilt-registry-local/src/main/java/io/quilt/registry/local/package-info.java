/** Registries in a folder. */
@NullMarked
package io.quilt.registry.local;

import org.jspecify.annotations.NullMarked;
