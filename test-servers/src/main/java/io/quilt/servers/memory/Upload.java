package io.quilt.servers.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A multipart upload under way: its key, the headers of the object to be, and its parts. */
record Upload(
    String id,
    String key,
    Map<String, String> headers,
    String algorithm,
    ConcurrentSkipListMap<Integer, Body> parts) {}
