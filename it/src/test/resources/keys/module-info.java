/** An application that lists API keys and knows the API only. */
module keys {
  requires io.quilt.api;
}
