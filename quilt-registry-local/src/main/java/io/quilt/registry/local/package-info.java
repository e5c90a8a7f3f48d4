/**
 * Objects as files of this machine: registries in a folder, and everything else that a {@code
 * file:} URL names. Applications need nothing of this package; it is found by itself.
 */
@NullMarked
package io.quilt.registry.local;

import org.jspecify.annotations.NullMarked;
