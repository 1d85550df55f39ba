package org.saan.hub.training;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The key with which this hub signs badges. It is made when it is first needed and stays in the data folder ({@code
 * keys/badges.jwk}, readable by its owner alone): a backup of the folder has it, the code never does. Nodes that share a
 * database share the file. RS256 is the one algorithm that every reader of Open Badges 3.0 must know.
 */
@Component
class BadgeKeys {
    private static final int BITS = 2048;
    private static final Logger log = LoggerFactory.getLogger(BadgeKeys.class);

    private final Path file;
    private @Nullable RSAKey read;

    BadgeKeys(Environment environment) {
        file = Path.of(environment.getProperty("saan.data", ".data"), "keys", "badges.jwk");
    }

    synchronized RSAKey key() {
        var known = read;
        if (known == null) {
            known = Files.exists(file) ? stored() : made();
            read = known;
        }
        return known;
    }

    private RSAKey stored() {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("the key of badges cannot be read: " + file, e);
        }
    }

    private RSAKey made() {
        try {
            var key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
            Files.createDirectories(file.getParent());
            var begun = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? Files.createTempFile(
                            file.getParent(),
                            "badges",
                            ".new",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createTempFile(file.getParent(), "badges", ".new");
            Files.writeString(begun, key.toJSONString());
            try {
                // A link is made whole or not at all, and never in place of another.
                Files.createLink(file, begun);
                log.info("a key for badges was made: {}", key.getKeyID());
            } catch (FileAlreadyExistsException another) {
                log.info("another node made the key of badges first");
            } finally {
                Files.delete(begun);
            }
            return stored();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
