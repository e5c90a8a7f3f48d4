/** Search through a stack, or straight at Elasticsearch and OpenSearch. */
module io.quilt.search.es {
  requires static org.jspecify;
  requires transitive io.quilt.spi;
  requires com.fasterxml.jackson.core;
  requires elasticsearch.rest5.client;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  // What the client of Elasticsearch needs without saying so.
  requires org.apache.commons.logging;
  requires org.slf4j;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.auth.aws;
  requires software.amazon.awssdk.http.auth.spi;
  requires software.amazon.awssdk.identity.spi;

  exports io.quilt.search.es;

  provides io.quilt.spi.SearcherProvider with
      io.quilt.search.es.EsSearcherProvider;
}
