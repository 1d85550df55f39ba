package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a text file with a delimiter, quoted as RFC 4180 says: a quoted cell may hold delimiters, line ends and doubled
 * quotes. A quote that is never closed is a sign like any other.
 */
final class DelimitedText {
    /** A quoted cell of more lines than this is a forgotten quote. */
    private static final int LINES_OF_A_CELL = 30;

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private DelimitedText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    static List<SheetRow> rows(String text, char delimiter) {
        return new DelimitedText(text, delimiter).read(Integer.MAX_VALUE);
    }

    /** The first rows only, for looking at. */
    static List<SheetRow> firstRows(String text, char delimiter, int rows) {
        return new DelimitedText(text, delimiter).read(rows);
    }

    private List<SheetRow> read(int most) {
        var rows = new ArrayList<SheetRow>();
        while (at < text.length() && rows.size() < most) {
            int first = line;
            var cells = new ArrayList<String>();
            do {
                cells.add(cell());
            } while (skip(delimiter));
            endOfLine();
            rows.add(new SheetRow(first, cells));
            Limits.check(rows.size(), cells.size());
        }
        return rows;
    }

    private String cell() {
        int quote = at;
        while (quote < text.length() && text.charAt(quote) == ' ') {
            quote++;
        }
        if (quote < text.length() && text.charAt(quote) == '"') {
            int end = closing(quote + 1);
            if (end > 0) {
                var quoted = text.substring(quote + 1, end).replace("\"\"", "\"");
                line += (int) quoted.chars().filter(c -> c == '\n').count();
                at = end + 1;
                return quoted + plain();
            }
        }
        return plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length()
                && text.charAt(at) != delimiter
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            at++;
        }
        return text.substring(start, at);
    }

    private int closing(int from) {
        int lines = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i;
                }
            } else if (c == '\n' && ++lines > LINES_OF_A_CELL) {
                return -1;
            }
        }
        return -1;
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void endOfLine() {
        skip('\r');
        skip('\n');
        line++;
    }
}
