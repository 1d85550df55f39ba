package org.saan.hub.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.NationalNumber;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The key under which citizens' numbers are hashed, so that the same person is found again and nobody reads the number. It lies
 * beside the database, not in it: {@code saan.training-key} (SAAN_TRAINING_KEY, 64 hexadecimal digits) where several machines serve
 * one hub, otherwise a file of the data folder that is made when it is first needed.
 */
@Component
class CitizenKey {
    private static final int BYTES = 32;
    private static final String FILE = "training.key";

    private final Environment environment;
    private byte @Nullable [] key;

    CitizenKey(Environment environment) {
        this.environment = environment;
    }

    /** What stands for a number in the table. */
    String hash(NationalNumber.Valid number) {
        return NationalNumber.keyedHash(number, key());
    }

    private synchronized byte[] key() {
        if (key == null) {
            var configured = environment.getProperty("saan.training-key", "");
            key = configured.isEmpty()
                    ? ofFile(Path.of(environment.getProperty("saan.data", ".data")))
                    : HexFormat.of().parseHex(configured.strip());
        }
        return key;
    }

    private static byte[] ofFile(Path folder) {
        try {
            var file = folder.resolve(FILE);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                var fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                try (var out = Files.newByteChannel(
                        file,
                        java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                    out.write(java.nio.ByteBuffer.wrap(
                            HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII)));
                } catch (FileAlreadyExistsException other) {
                    return HexFormat.of().parseHex(Files.readString(file).strip());
                }
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
