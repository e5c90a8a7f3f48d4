/**
 * JSON as manifests need it: the spelling that quilt3 writes, and the canonical spelling that the
 * top hash covers, both worked on as bytes so that what is already well spelled is only copied.
 */
@NullMarked
package io.quilt.core.json;

import org.jspecify.annotations.NullMarked;
