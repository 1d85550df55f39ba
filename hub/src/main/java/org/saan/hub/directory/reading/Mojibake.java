package org.saan.hub.directory.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

/**
 * Thai that some program read in the wrong encoding and saved so: ¡ÅØèÁ was กลุ่ม in TIS-620 taken for Latin-1, à¸ was UTF-8
 * taken for Latin-1, เธ was UTF-8 taken for Windows-874. Such text is turned back where what comes out is clearly Thai.
 */
final class Mojibake {
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Mojibake() {}

    /** The row with its texts turned back; what they were is kept beside them. */
    static SheetRow mended(SheetRow row) {
        ArrayList<String> cells = null;
        var were = new HashMap<Integer, String>();
        for (int i = 0; i < row.cells().size(); i++) {
            var text = row.cells().get(i);
            var mended = mended(text);
            if (mended.isPresent()) {
                cells = cells == null ? new ArrayList<>(row.cells()) : cells;
                cells.set(i, mended.get());
                were.put(i, text);
            }
        }
        return cells == null ? row : new SheetRow(row.line(), cells, row.carried(), were);
    }

    /** The Thai that a text was, when it is no Thai now. */
    static Optional<String> mended(String text) {
        int latin = 0;
        int doubled = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            latin += c >= 0xa1 && c <= 0xff ? 1 : 0;
            doubled += c == 'เ' && i + 1 < text.length() && (text.charAt(i + 1) == 'ธ' || text.charAt(i + 1) == 'น')
                    ? 1
                    : 0;
            letters += c > ' ' && !(c >= '0' && c <= '9') ? 1 : 0;
        }
        if (latin >= 3 && latin * 10 >= letters * 4) {
            return decoded(text, WINDOWS_1252, StandardCharsets.UTF_8)
                    .or(() -> decoded(text, WINDOWS_1252, WINDOWS_874));
        }
        return doubled >= 2 && doubled * 10 >= letters * 2
                ? decoded(text, WINDOWS_874, StandardCharsets.UTF_8)
                : Optional.empty();
    }

    private static Optional<String> decoded(String text, Charset taken, Charset was) {
        var bytes = ByteBuffer.allocate(text.length());
        var encoder = taken.newEncoder();
        for (int i = 0; i < text.length(); i++) {
            int b = aByte(text.charAt(i), encoder);
            if (b < 0) {
                return Optional.empty();
            }
            bytes.put((byte) b);
        }
        try {
            var thai = was.newDecoder().decode(bytes.flip()).toString();
            return isThai(thai) ? Optional.of(thai) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Programs keep bytes that an encoding has no letter for as control signs. */
    private static int aByte(char c, CharsetEncoder encoder) {
        if (c < 0xa0) {
            return c;
        }
        try {
            var encoded = encoder.encode(CharBuffer.wrap(new char[] {c}));
            return encoded.remaining() == 1 ? encoded.get() & 0xff : -1;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    /** Mostly Thai letters, and no sign above or below where no consonant is. */
    private static boolean isThai(String text) {
        int thai = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'ก' && c <= '๙') {
                thai++;
                boolean sign = c == 'ั' || (c >= 'ิ' && c <= 'ฺ') || (c >= '็' && c <= '๎');
                if (sign && (i == 0 || text.charAt(i - 1) < 'ก' || text.charAt(i - 1) > '๎')) {
                    return false;
                }
            } else if (c > 0x7f) {
                others++;
            }
        }
        return thai >= 2 && others * 5 <= thai;
    }
}
