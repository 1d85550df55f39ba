package org.saan.hub.catalogue.search;

/**
 * A rough key of how a Thai word sounds: without tones, silenced letters and the length of vowels, with one letter for those of
 * one sound. It only finds candidates; {@link org.saan.thaitext.ThaiLikeness} decides.
 */
final class ThaiSound {
    private static final String[] SAME = {
        "คขฃฅฆ", "ชฉฌ", "สซศษ", "ยญ", "ดฎ", "ตฏ", "ทถฐฑฒธ", "นณ", "พผภ", "ฟฝ", "ลรฬ", "หฮ", "ไใ", "ิี", "ึื", "ุู", "าๅ"
    };

    private static final char[] LETTER = new char[0x80];

    static {
        for (int i = 0; i < LETTER.length; i++) {
            LETTER[i] = (char) (0x0e00 + i);
        }
        for (var group : SAME) {
            for (int i = 0; i < group.length(); i++) {
                LETTER[group.charAt(i) - 0x0e00] = group.charAt(0);
            }
        }
    }

    private ThaiSound() {}

    static String key(String word) {
        var key = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 0x0e00 || c >= 0x0e80) {
                if (Character.isLetterOrDigit(c)) {
                    append(key, c);
                }
            } else if (c == '\u0e4c') {
                // The letter under the sign is not spoken.
                while (!key.isEmpty() && "ิุ".indexOf(key.charAt(key.length() - 1)) >= 0) {
                    key.setLength(key.length() - 1);
                }
                key.setLength(Math.max(0, key.length() - 1));
            } else if (c == 'ำ') {
                key.append('\u0e31').append('ม');
            } else if (!(c >= '\u0e47' && c <= '\u0e4e') && c != 'ะ' && c != 'ฯ' && c != 'ๆ') {
                append(key, LETTER[c - 0x0e00]);
            }
        }
        return key.toString();
    }

    private static void append(StringBuilder key, char c) {
        if (key.isEmpty() || key.charAt(key.length() - 1) != c) {
            key.append(c);
        }
    }
}
