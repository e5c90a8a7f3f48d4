/**
 * What backends implement. Most need only {@link io.quilt.spi.ObjectStore} and its provider: with
 * them the engine gives the complete registry. The other providers replace a whole service.
 *
 * <p>Every provider is a public class with a public constructor without arguments, which does
 * nothing, and is declared both in {@code module-info.java} and below {@code META-INF/services}.
 */
@NullMarked
package io.quilt.spi;

import org.jspecify.annotations.NullMarked;
