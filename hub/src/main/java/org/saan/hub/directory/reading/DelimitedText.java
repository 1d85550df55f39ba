package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Rows of a text file with a delimiter, one after another, quoted as RFC 4180 says: a quoted cell may hold delimiters, line
 * ends and doubled quotes. A quote that is never closed is a sign like any other.
 */
final class DelimitedText implements Iterator<SheetRow> {
    /** A quoted cell of more lines than this is a forgotten quote. */
    private static final int LINES_OF_A_CELL = 30;

    private static final int WIDEST = 16_384;

    private final Reader text;
    private final char delimiter;
    private char[] window = new char[32 * 1024];
    private int at;
    private int end;
    private int line = 1;

    DelimitedText(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    static List<SheetRow> rows(String text, char delimiter) {
        var all = new ArrayList<SheetRow>();
        new DelimitedText(new StringReader(text), delimiter).forEachRemaining(all::add);
        return all;
    }

    @Override
    public boolean hasNext() {
        return has(0);
    }

    @Override
    public SheetRow next() {
        if (!has(0)) {
            throw new NoSuchElementException();
        }
        int first = line;
        int width = 0;
        var cells = new ArrayList<String>();
        do {
            var cell = cell();
            cells.add(cell);
            width = cell.isBlank() ? width : cells.size();
            if (cells.size() > WIDEST) {
                throw new UnreadableFile(Unreadable.Reason.TOO_MANY_ROWS);
            }
        } while (skip(delimiter));
        skip('\r');
        skip('\n');
        line++;
        Limits.check(0, width);
        return new SheetRow(first, cells.size() > Limits.COLUMNS ? cells.subList(0, width) : cells);
    }

    private String cell() {
        int quote = 0;
        while (has(quote) && sign(quote) == ' ' && quote < Limits.CELL) {
            quote++;
        }
        if (has(quote) && sign(quote) == '"') {
            int closing = closing(quote + 1);
            if (closing > 0) {
                var quoted = take(quote + 1, closing).replace("\"\"", "\"");
                line += (int) quoted.chars().filter(c -> c == '\n').count();
                at += closing + 1;
                return quoted + plain();
            }
        }
        return plain();
    }

    private String plain() {
        int length = 0;
        while (has(length) && sign(length) != delimiter && sign(length) != '\n' && sign(length) != '\r') {
            if (++length > Limits.CELL) {
                throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
            }
        }
        var cell = take(0, length);
        at += length;
        return cell;
    }

    private int closing(int from) {
        int lines = 0;
        for (int i = from; i < Limits.CELL && has(i); i++) {
            char c = sign(i);
            if (c == '"') {
                if (has(i + 1) && sign(i + 1) == '"') {
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
        if (has(0) && sign(0) == c) {
            at++;
            return true;
        }
        return false;
    }

    private String take(int from, int to) {
        return new String(window, at + from, to - from);
    }

    private char sign(int offset) {
        return window[at + offset];
    }

    /** Whether the text goes on so far; brings as much of it into the window. */
    private boolean has(int offset) {
        while (at + offset >= end) {
            if (at > 0) {
                System.arraycopy(window, at, window, 0, end - at);
                end -= at;
                at = 0;
            } else if (end == window.length) {
                window = Arrays.copyOf(window, end * 2);
            }
            try {
                int n = text.read(window, end, window.length - end);
                if (n < 0) {
                    return false;
                }
                end += n;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }
}
