package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A folder and a bucket keep files alike; the bucket is of a real S3 server. */
class FileStoreTest {
    private static final String SECRET = "a-secret-of-this-test";

    enum Kind {
        FOLDER,
        S3
    }

    @TempDir
    static Path temp;

    private static S3Proxy server;
    private static S3Files bucket;
    private static FolderFiles folder;

    @BeforeAll
    static void start() throws Exception {
        var blobs = new TransientNio2BlobStore();
        blobs.createContainer("photos");
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "saan", SECRET)
                .build();
        server.start();
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        bucket = new S3Files(new S3Files.Access(endpoint, "us-east-1", "photos", "saan", SECRET));
        folder = new FolderFiles(temp.resolve("data/files"));
    }

    @AfterAll
    static void stop() throws Exception {
        bucket.close();
        server.stop();
    }

    private static FileStore store(Kind kind) {
        return kind == Kind.FOLDER ? folder : bucket;
    }

    private static byte[] content() {
        return UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPutIsReadBackWhole(Kind kind) throws IOException {
        var content = new byte[300_000];
        new java.util.Random(4).nextBytes(content);
        var digest = store(kind).put(content);
        assertThat(digest).isEqualTo(Digest.of(content));
        try (var in = store(kind).open(digest)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameContentIsKeptOnceHoweverOftenAndAtOnceItComes(Kind kind) {
        var content = content();
        var digests = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> store(kind).put(content))
                .distinct()
                .toList();
        assertThat(digests).containsExactly(Digest.of(content));
        assertThat(store(kind).exists(digests.getFirst())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDeletedIsGoneAndMayBeDeletedAgain(Kind kind) {
        var digest = store(kind).put(content());
        store(kind).delete(digest);
        store(kind).delete(digest);
        assertThat(store(kind).exists(digest)).isFalse();
        assertThatThrownBy(() -> store(kind).open(digest)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void nothingUnfinishedIsLeftInTheFolder() throws IOException {
        var alone = new FolderFiles(temp.resolve("alone"));
        alone.put(content());
        try (var files = Files.walk(temp.resolve("alone"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(1)
                    .noneMatch(path -> path.toString().contains("unfinished"));
        }
    }

    @Test
    void onlyDigestsNameFiles() {
        assertThatThrownBy(() -> new Digest("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Digest("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongSecretReadsNothing() {
        var digest = bucket.put(content());
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        try (var stranger = new S3Files(new S3Files.Access(endpoint, "us-east-1", "photos", "saan", "guessed"))) {
            assertThatThrownBy(() -> stranger.exists(digest)).isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void theSecretIsInNoText() {
        var access = new S3Files.Access(URI.create("http://s3.example"), "us-east-1", "photos", "saan", SECRET);
        assertThat(access.toString()).doesNotContain(SECRET);
    }
}
