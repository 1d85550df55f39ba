package org.saan.hub.directory.reading;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text file with the encoding that was found: by its signature, else UTF-8 when the bytes are valid UTF-8, else one of the
 * Thai encodings of eight bits. Windows-874 has everything that TIS-620 has, and € … “ ” – too.
 *
 * @param from where the text begins, after a signature
 * @param encoding as it is named to the user
 */
@SuppressWarnings("ArrayRecordComponent")
record TextDecoding(byte[] bytes, int from, Charset charset, String encoding) {
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    /** Decodes by what the bytes show. */
    static TextDecoding detect(byte[] bytes) {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return strict(bytes, 3, StandardCharsets.UTF_8, "utf-8-sig")
                    .or(() -> strict(bytes, 3, WINDOWS_874, eightBitName(bytes)))
                    .orElseThrow(TextDecoding::unknown);
        }
        if (starts(bytes, 0xff, 0xfe)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE, "utf-16-le with BOM")
                    .orElseThrow(TextDecoding::unknown);
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE, "utf-16-be with BOM")
                    .orElseThrow(TextDecoding::unknown);
        }
        var wide = withoutSignature(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        return strict(bytes, 0, StandardCharsets.UTF_8, "utf-8")
                .or(() -> strict(bytes, 0, WINDOWS_874, eightBitName(bytes)))
                .orElseThrow(TextDecoding::unknown);
    }

    /** Decodes as the user says, when what was detected looks wrong. */
    static TextDecoding as(byte[] bytes, String encoding) {
        return switch (encoding) {
            case "utf-8" ->
                strict(bytes, starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8, encoding)
                        .orElseThrow(TextDecoding::unknown);
            case "utf-16" -> strict(bytes, 0, StandardCharsets.UTF_16, encoding).orElseThrow(TextDecoding::unknown);
            case "tis-620", "windows-874" ->
                strict(bytes, 0, WINDOWS_874, encoding).orElseThrow(TextDecoding::unknown);
            default -> throw unknown();
        };
    }

    /** The characters, as they are asked for. */
    Reader open() {
        return new InputStreamReader(new ByteArrayInputStream(bytes, from, bytes.length - from), charset);
    }

    /** The whole text. */
    String text() {
        return new String(bytes, from, bytes.length - from, charset);
    }

    /** UTF-16 without signature: Thai letters have 0E, spaces and commas 00, always on the same side. */
    private static Optional<TextDecoding> withoutSignature(byte[] bytes) {
        int[] high = new int[2];
        int looked = Math.min(bytes.length & ~1, 4096);
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0x0e || bytes[i] == 0) {
                high[i & 1]++;
            }
        }
        int pairs = looked / 2;
        if (pairs < 4 || Math.max(high[0], high[1]) < pairs * 8 / 10) {
            return Optional.empty();
        }
        return high[1] >= high[0]
                ? strict(bytes, 0, StandardCharsets.UTF_16LE, "utf-16-le")
                : strict(bytes, 0, StandardCharsets.UTF_16BE, "utf-16-be");
    }

    private static String eightBitName(byte[] bytes) {
        for (byte b : bytes) {
            int value = b & 0xff;
            if (value >= 0x80 && value <= 0xa0) {
                return "windows-874";
            }
        }
        return "tis-620";
    }

    /** Whether all bytes are letters of an encoding; goes over them once and keeps nothing. */
    private static Optional<TextDecoding> strict(byte[] bytes, int from, Charset charset, String name) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var letters = CharBuffer.allocate(8192);
        var left = ByteBuffer.wrap(bytes, from, bytes.length - from);
        while (true) {
            var result = decoder.decode(left, letters, true);
            letters.flip();
            // Binary files decode too; text has no such signs.
            if (result.isError() || letters.chars().anyMatch(c -> c == '\0')) {
                return Optional.empty();
            }
            letters.clear();
            if (result.isUnderflow()) {
                return Optional.of(new TextDecoding(bytes, from, charset, name));
            }
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static UnreadableFile unknown() {
        return new UnreadableFile(Unreadable.Reason.UNKNOWN_ENCODING);
    }
}
