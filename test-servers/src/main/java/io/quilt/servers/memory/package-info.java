/**
 * An S3 server in memory with added latency, so that benchmarks measure round trips and not a disk,
 * and the jobs that are measured against it.
 */
@NullMarked
package io.quilt.servers.memory;

import org.jspecify.annotations.NullMarked;
