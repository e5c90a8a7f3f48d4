package io.quilt.api;

/**
 * How far an operation is.
 *
 * @param objects the number of objects that are done
 * @param totalObjects the number of objects in all; -1 while it is unknown
 * @param bytes the number of bytes that are done
 * @param totalBytes the number of bytes in all; -1 while it is unknown
 */
public record TransferProgress(long objects, long totalObjects, long bytes, long totalBytes) {}
