/** Real servers on the loopback interface, each in a Java process of its own. */
@NullMarked
package io.quilt.servers;

import org.jspecify.annotations.NullMarked;
