/** YAML as PyYAML reads and writes it, as far as it is plain data. */
@NullMarked
package io.quilt.core.yaml;

import org.jspecify.annotations.NullMarked;
