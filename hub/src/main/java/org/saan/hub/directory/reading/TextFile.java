package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A text file as a table: csv, tsv or txt with whatever delimiter makes a header of it. */
record TextFile(TextDecoding decoded, char delimiter) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|', ':', '^', '~');

    static TextFile read(TextDecoding decoded) {
        char delimiter = named(decoded);
        return new TextFile(decoded, delimiter == 0 ? find(decoded) : delimiter);
    }

    /** The rows, as they are asked for. */
    DelimitedText rows() {
        return new DelimitedText(decoded.open(), delimiter);
    }

    /** Excel understands a first line such as {@code sep=;}. */
    private static char named(TextDecoding decoded) {
        var first = new char[6];
        try (var text = decoded.open()) {
            int n = text.read(first);
            var start = new String(first, 0, Math.max(n, 0));
            boolean named = start.regionMatches(true, 0, "sep=", 0, 4) && start.length() > 5 && start.charAt(5) < ' ';
            return named ? start.charAt(4) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The delimiter with which the file has the best header; among equals the one that gives more columns. */
    private static char find(TextDecoding decoded) {
        char best = ',';
        int bestScore = -1;
        for (char candidate : DELIMITERS) {
            var sheet = new Sheet("", SheetReading.first(new TextFile(decoded, candidate).rows()));
            int score = HeaderFinder.find(sheet).map(Header::score).orElse(0) * 1000 + sheet.width();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }
}
