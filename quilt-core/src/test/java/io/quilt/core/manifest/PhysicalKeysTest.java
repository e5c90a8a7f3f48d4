package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalKeysTest {
  @ParameterizedTest
  @CsvSource({
    "s3://b/k,true",
    "s3://b/,true",
    "s3://b//k/,true",
    "s3://b/a%20b,true",
    "s3://b/k?versionId=v,true",
    "file:///a/b,true",
    "file:///a%2Bb,true",
    "s3://b,false",
    "s3:///k,false",
    "s3://b/a b,false",
    "s3://b/a+b,false",
    "s3://b/%2f,false",
    "s3://b/%2F,false",
    "s3://b/%7E,false",
    "s3://b/%41,false",
    "s3://b/%80,false",
    "s3://b/%2,false",
    "s3://b/k?versionId=,false",
    "s3://b/k?versionId=a/b,false",
    "s3://b/k?x=1,false",
    "s3://b/k#f,false",
    "S3://b/k,false",
    "file:///a/,false",
    "file:///a//b,false",
    "file:///a/../b,false",
    "file:///,false",
    "file://h/a,false",
    "http://h/k,false"
  })
  void knowsWhatIsSurelyCanonical(String url, boolean sure) {
    byte[] text = (url + "\"").getBytes(StandardCharsets.UTF_8);
    int end = PhysicalKeys.skipCanonical(text, 0, text.length);
    assertThat(end).isEqualTo(sure ? url.length() : -1);
  }
}
