/** HTTP to a stack: who may get secrets, what is tried again, time-outs and limits. */
@NullMarked
package io.quilt.core.stack;

import org.jspecify.annotations.NullMarked;
