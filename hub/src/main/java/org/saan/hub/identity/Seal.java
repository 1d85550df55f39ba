package org.saan.hub.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets that the hub must be able to read again, such as those from which phones count their codes, so that a copy
 * of the database alone tells none of them: AES-256 in Galois/Counter Mode, bound to the account it belongs to. The key is 32
 * bytes in Base64 in {@code SAAN_SECRET_KEY} (the same on every machine of a hub with an external database), or else drawn
 * once and kept in the data folder as {@code keys/secret.key}, readable by the hub's own user only.
 */
@Component
class Seal {
    private static final byte FORM = 1;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    Seal(Environment environment) {
        var named = environment.getProperty("SAAN_SECRET_KEY", "");
        var folder = Path.of(environment.getProperty("saan.data", ".data"), "keys");
        key = new SecretKeySpec(decoded(named.isBlank() ? kept(folder.resolve("secret.key")) : named), "AES");
    }

    private static byte[] decoded(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("SAAN_SECRET_KEY is not Base64", notBase64);
        }
        throw new IllegalArgumentException("SAAN_SECRET_KEY is 32 bytes in Base64");
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                draw(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("the key of secrets cannot be kept at " + file, e);
        }
    }

    /** Written aside and moved, so that no other process reads half a key. */
    private static void draw(Path file) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = folder.resolve(UUID.randomUUID() + ".new");
        var only = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (only) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                aside,
                Base64.getEncoder().encodeToString(Tokens.bytes(KEY)),
                StandardOpenOption.CREATE,
                StandardOpenOption.SYNC,
                StandardOpenOption.WRITE);
        try {
            // A link is never made over a file that another process was first to write.
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException first) {
            // The other key is the one.
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(aside, file);
        } finally {
            Files.delete(aside);
        }
    }

    byte[] close(byte[] plain, UUID account) {
        try {
            var nonce = Tokens.bytes(NONCE);
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce, account).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE + closed.length)
                    .put(FORM)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was closed for that account; empty when it was closed with another key, for another account, or changed since. */
    Optional<byte[]> open(byte[] closed, UUID account) {
        if (closed.length <= 1 + NONCE || closed[0] != FORM) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOfRange(closed, 1, 1 + NONCE);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, account).doFinal(closed, 1 + NONCE, closed.length - 1 - NONCE));
        } catch (GeneralSecurityException strange) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID account) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .flip());
        return cipher;
    }
}
