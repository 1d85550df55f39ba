package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.saan.thaitext.ThaiText;
import org.saan.thaitext.ThaiWords;

/**
 * Where a line may end: where Unicode allows it and no word of the trade is cut, which a general dictionary does not know. Names
 * that are tied together by U+2060 and numbers by U+00A0 stay whole.
 */
final class Breaks {
    private Breaks() {}

    /** The pieces of a text between which lines may be broken. Joined again they are the text. */
    static List<String> pieces(String text) {
        var ends = new TreeSet<Integer>();
        int at = 0;
        for (var word : ThaiWords.craft().split(text)) {
            ends.add(at += word.length());
        }
        var pieces = new ArrayList<String>();
        int start = 0;
        at = 0;
        for (var piece : ThaiText.linePieces(text)) {
            at += piece.length();
            if (at == text.length() || ends.contains(at) || !isThai(text.charAt(at - 1)) || !isThai(text.charAt(at))) {
                pieces.add(text.substring(start, at));
                start = at;
            }
        }
        return pieces;
    }

    private static boolean isThai(char c) {
        return Character.UnicodeBlock.of(c) == Character.UnicodeBlock.THAI;
    }
}
