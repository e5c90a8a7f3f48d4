/** The registry over any object store: listing, reading, publishing, deleting. */
@NullMarked
package io.quilt.core.registry;

import org.jspecify.annotations.NullMarked;
