package org.saan.hub.shared.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.saan.hub.shared.Refusal;

/** The kinds of picture files that are read, told by their first bytes and never by their name. */
enum PictureKind {
    JPEG,
    PNG,
    WEBP;

    private static final List<String> APPLE = List.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

    /**
     * The kind of a file.
     *
     * @throws Refusal when it is another, with what to do about it
     */
    static PictureKind of(byte[] file) {
        if (file.length == 0) {
            throw new Refusal("media.refused.empty");
        }
        if (has(file, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (has(file, 0, "\u0089PNG\r\n\u001a\n")) {
            if (chunk(file, "acTL") >= 0) {
                throw new Refusal("media.refused.moving");
            }
            return PNG;
        }
        if (has(file, 0, "RIFF") && has(file, 8, "WEBP")) {
            if (has(file, 12, "VP8X") && file.length > 20 && (file[20] & 2) != 0) {
                throw new Refusal("media.refused.moving");
            }
            return WEBP;
        }
        if (has(file, 4, "ftyp") && APPLE.stream().anyMatch(brand -> has(file, 8, brand))) {
            throw new Refusal("media.refused.heic");
        }
        throw new Refusal("media.refused.kind");
    }

    static boolean has(byte[] file, int at, String sign) {
        var bytes = sign.getBytes(StandardCharsets.ISO_8859_1);
        return at >= 0
                && at + bytes.length <= file.length
                && java.util.Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length);
    }

    /** Where the content of a chunk of a PNG begins; -1 when it has none. */
    static int chunk(byte[] file, String name) {
        long at = 8;
        while (at + 12 <= file.length) {
            if (has(file, (int) at + 4, name)) {
                return (int) at + 8;
            }
            at += 12 + Integer.toUnsignedLong(Bytes.of(file, (int) at, 4, false));
        }
        return -1;
    }

    /** Where the content of a chunk of a WebP begins; -1 when it has none. */
    static int riffChunk(byte[] file, String name) {
        long at = 12;
        while (at + 8 <= file.length) {
            if (has(file, (int) at, name)) {
                return (int) at + 8;
            }
            long length = Integer.toUnsignedLong(Bytes.of(file, (int) at + 4, 4, true));
            at += 8 + length + (length & 1);
        }
        return -1;
    }
}
