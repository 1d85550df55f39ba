package org.saan.hub.platform;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Files are in the data folder, unless an administrator names a bucket: {@code saan.s3-bucket}, {@code saan.s3-endpoint},
 * {@code saan.s3-region}, and the key and secret in {@code SAAN_S3_KEY} and {@code SAAN_S3_SECRET}.
 */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {
    @Bean
    FileStore fileStore(Environment environment) {
        var bucket = environment.getProperty("saan.s3-bucket", "");
        if (bucket.isBlank()) {
            return new FolderFiles(Path.of(environment.getProperty("saan.data", ".data"), "files"));
        }
        return new S3Files(new S3Files.Access(
                URI.create(environment.getRequiredProperty("saan.s3-endpoint")),
                environment.getProperty("saan.s3-region", "us-east-1"),
                bucket,
                environment.getRequiredProperty("SAAN_S3_KEY"),
                environment.getRequiredProperty("SAAN_S3_SECRET")));
    }
}
