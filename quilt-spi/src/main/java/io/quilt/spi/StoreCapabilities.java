package io.quilt.spi;

/**
 * What a store can do. A capability that was announced is not taken back.
 *
 * @param versions whether every write keeps what was there, under a version
 * @param conditionalPut whether {@link PutCondition} is obeyed, against other processes too
 * @param checksums whether {@link ObjectInfo#checksums()} of written objects holds checksums
 */
public record StoreCapabilities(boolean versions, boolean conditionalPut, boolean checksums) {}
