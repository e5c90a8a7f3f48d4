/**
 * What the SDK costs: benchmarks of parts for JMH, and jobs that are measured as whole processes.
 */
@NullMarked
package io.quilt.bench;

import org.jspecify.annotations.NullMarked;
