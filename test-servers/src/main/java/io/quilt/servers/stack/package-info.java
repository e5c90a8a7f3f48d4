/** A stack: a catalog's configuration, a login page and an identity service. */
@NullMarked
package io.quilt.servers.stack;

import org.jspecify.annotations.NullMarked;
