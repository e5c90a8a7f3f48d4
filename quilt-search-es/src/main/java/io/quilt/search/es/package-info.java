/**
 * Search through the stack that is logged in to, or straight at a cluster of Elasticsearch or
 * OpenSearch, and an indexer for teams that have a cluster and no stack.
 *
 * <p>{@link io.quilt.search.es.EsSearcherProvider} is found by itself; it is named only to choose a
 * cluster. {@link io.quilt.search.es.PackageIndexer} writes what is searched.
 */
@NullMarked
package io.quilt.search.es;

import org.jspecify.annotations.NullMarked;
