package org.saan.hub.platform;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Files in a bucket of any store that speaks S3, so that several hubs keep them together. */
final class S3Files implements FileStore, AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;

    /** How a store is reached; its secret is in no text made of this. */
    record Access(URI endpoint, String region, String bucket, String key, String secret) {
        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

    S3Files(Access access) {
        bucket = access.bucket();
        client = S3Client.builder()
                .endpointOverride(access.endpoint())
                .region(Region.of(access.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(access.key(), access.secret())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(20))
                        .build())
                .forcePathStyle(true)
                // Stores of other makers do not all know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private static String name(Digest digest) {
        return "files/" + digest.hex().substring(0, 2) + "/" + digest.hex();
    }

    @Override
    public Digest put(byte[] content) {
        var digest = Digest.of(content);
        if (!exists(digest)) {
            client.putObject(to -> to.bucket(bucket).key(name(digest)), RequestBody.fromBytes(content));
        }
        return digest;
    }

    @Override
    public boolean exists(Digest digest) {
        try {
            client.headObject(of -> of.bucket(bucket).key(name(digest)));
            return true;
        } catch (S3Exception no) {
            if (no.statusCode() == NOT_FOUND) {
                return false;
            }
            throw no;
        }
    }

    @Override
    public InputStream open(Digest digest) throws NoSuchFileException {
        try {
            return client.getObject(of -> of.bucket(bucket).key(name(digest)));
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(digest.hex());
        }
    }

    @Override
    public void delete(Digest digest) {
        client.deleteObject(of -> of.bucket(bucket).key(name(digest)));
    }

    @Override
    public void close() {
        client.close();
    }
}
