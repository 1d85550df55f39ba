package org.saan.hub.directory.reading;

import java.util.List;

/** A text file as a table: csv, tsv or txt with whatever delimiter makes a header of it. */
record TextFile(Sheet sheet, String encoding, char delimiter) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|', ':', '^', '~');

    static TextFile read(TextDecoding decoded) {
        var text = decoded.text();
        char delimiter = named(text);
        if (delimiter == 0) {
            delimiter = find(text);
        }
        return new TextFile(new Sheet("", DelimitedText.rows(text, delimiter)), decoded.encoding(), delimiter);
    }

    /** Excel understands a first line such as {@code sep=;}. */
    private static char named(String text) {
        boolean named = text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 5 && text.charAt(5) < ' ';
        return named ? text.charAt(4) : 0;
    }

    /** The delimiter with which the file has the best header; among equals the one that gives more columns. */
    private static char find(String text) {
        char best = ',';
        int bestScore = -1;
        for (char candidate : DELIMITERS) {
            var rows = DelimitedText.firstRows(text, candidate, HeaderFinder.LOOKED_AT);
            var sheet = new Sheet("", rows);
            int score = HeaderFinder.find(sheet).map(Header::score).orElse(0) * 1000 + sheet.width();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }
}
