package io.quilt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What any program would do with the SDK: parts of 8 MiB with SHA-256, so many at once. */
record BareS3Transfer(BareS3 s3, ExecutorService threads, String bucket) {
  private static final long PART = 8 << 20;

  /** Puts each file under its name. */
  int putAll(List<Path> files) throws Exception {
    return all(files.stream().map(file -> (Callable<String>) () -> put(file)).toList()).size();
  }

  private String put(Path file) throws IOException {
    String key = file.getFileName().toString();
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .build();
    s3.put(request, Files.readAllBytes(file));
    return key;
  }

  /** Gets what {@link #putAll} put, and digests it. */
  int getAll(List<Path> files) throws Exception {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (Path file : files) {
      GetObjectRequest request =
          GetObjectRequest.builder().bucket(bucket).key(file.getFileName().toString()).build();
      tasks.add(() -> Row.sha256().digest(s3.get(request)).length);
    }
    return all(tasks).size();
  }

  /** Uploads a file in parts. */
  int upload(Path file, String key) throws Exception {
    String id =
        s3.create(
            CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .build());
    try (FileChannel in = FileChannel.open(file)) {
      List<Callable<CompletedPart>> tasks =
          starts(in.size())
              .map(at -> (Callable<CompletedPart>) () -> send(in, key, id, at))
              .toList();
      List<CompletedPart> parts = all(tasks);
      s3.complete(
          CompleteMultipartUploadRequest.builder()
              .bucket(bucket)
              .key(key)
              .uploadId(id)
              .multipartUpload(upload -> upload.parts(parts))
              .build());
      return parts.size();
    }
  }

  private CompletedPart send(FileChannel in, String key, String id, long at) throws IOException {
    byte[] body = new byte[(int) Math.min(PART, in.size() - at)];
    ByteBuffer buffer = ByteBuffer.wrap(body);
    while (buffer.hasRemaining() && in.read(buffer, at + buffer.position()) > 0) {}
    int number = (int) (at / PART) + 1;
    UploadPartRequest request =
        UploadPartRequest.builder()
            .bucket(bucket)
            .key(key)
            .uploadId(id)
            .partNumber(number)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .build();
    UploadPartResponse answer = s3.upload(request, body);
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumSHA256(answer.checksumSHA256())
        .build();
  }

  /** Downloads an object in ranges, each digested. */
  int download(String key, long size, Path file) throws Exception {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return all(starts(size)
              .map(at -> (Callable<Long>) () -> receive(key, size, at, out))
              .toList())
          .size();
    }
  }

  private long receive(String key, long size, long at, FileChannel out) throws IOException {
    long end = Math.min(size, at + PART);
    byte[] body =
        s3.get(
            GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range("bytes=" + at + "-" + (end - 1))
                .build());
    Row.sha256().digest(body);
    ByteBuffer buffer = ByteBuffer.wrap(body);
    while (buffer.hasRemaining()) {
      out.write(buffer, at + buffer.position());
    }
    return at;
  }

  private static Stream<Long> starts(long size) {
    return Stream.iterate(0L, at -> at < size, at -> at + PART);
  }

  private <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(tasks)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new UncheckedIOException(new IOException("A transfer failed", e));
      }
    }
    return results;
  }
}
