package org.saan.hub.directory.reading;

/**
 * Looks at the bytes of an XML part before any parser does, and refuses what makes parsers burst: a document type (by which
 * entities multiply), elements in elements without end, tags or texts of any length. Costs no memory.
 */
final class XmlGuard {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TAG = 64 * 1024;
    /** Excel holds 32,767 letters in a cell; a Thai letter has three bytes. */
    private static final int LONGEST_TEXT = 400_000;

    private static final int LETTERS_OF_A_COLUMN = 3;

    private enum In {
        TEXT,
        TAG_BEGINS,
        OPENING,
        CLOSING,
        QUOTED,
        BANG,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private In in = In.TEXT;
    private int depth;
    private int length;
    private long elements;
    private byte quote;
    private byte before;
    private byte beforeThat;
    private boolean begun;
    private int letters = -1;

    /** How many elements there were. */
    long elements() {
        return elements;
    }

    void see(byte[] bytes, int n) {
        for (int i = 0; i < n; i++) {
            see(bytes[i]);
            beforeThat = before;
            before = bytes[i];
        }
    }

    private void see(byte b) {
        if (!begun) {
            begin(b);
        }
        length++;
        switch (in) {
            case TEXT -> {
                if (b == '<') {
                    to(In.TAG_BEGINS);
                } else if (length > LONGEST_TEXT) {
                    throw tooLarge();
                }
            }
            case TAG_BEGINS -> tag(b);
            case OPENING -> opening(b);
            case CLOSING -> {
                if (b == '>') {
                    depth--;
                    to(In.TEXT);
                }
            }
            case QUOTED -> {
                column(b);
                if (b == quote) {
                    in = In.OPENING;
                }
            }
            case BANG -> {
                if (b != '-' && b != '[') {
                    throw unsafe();
                }
                to(b == '-' ? In.COMMENT : In.CDATA);
            }
            case COMMENT -> endsWith('-', '-', b);
            case CDATA -> endsWith(']', ']', b);
            case INSTRUCTION -> endsWith(beforeThat, '?', b);
        }
        if (in != In.TEXT && in != In.COMMENT && in != In.CDATA && length > LONGEST_TAG) {
            throw tooLarge();
        }
    }

    private void begin(byte b) {
        boolean signature = b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
        if (b == '<') {
            begun = true;
        } else if (!signature && b != ' ' && b != '\n' && b != '\r' && b != '\t') {
            throw unsafe();
        }
    }

    private void tag(byte b) {
        switch (b) {
            case '/' -> in = In.CLOSING;
            case '!' -> in = In.BANG;
            case '?' -> in = In.INSTRUCTION;
            default -> {
                in = In.OPENING;
                elements++;
                if (++depth > DEEPEST) {
                    throw unsafe();
                }
            }
        }
    }

    private void opening(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            in = In.QUOTED;
            // r="AB12" of a cell: a column of many letters would be made room for.
            letters = before == '=' && beforeThat == 'r' ? 0 : -1;
        } else if (b == '>') {
            depth -= before == '/' ? 1 : 0;
            to(In.TEXT);
        }
    }

    private void column(byte b) {
        if (letters >= 0) {
            letters = b >= 'A' && b <= 'Z' ? letters + 1 : -1;
            if (letters > LETTERS_OF_A_COLUMN) {
                throw unsafe();
            }
        }
    }

    private void endsWith(int first, int second, byte b) {
        if (b == '>' && before == second && beforeThat == first) {
            to(In.TEXT);
        } else if (length > LONGEST_TEXT) {
            throw tooLarge();
        }
    }

    private void to(In next) {
        in = next;
        length = 0;
    }

    private static UnreadableFile tooLarge() {
        return new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
    }

    private static UnreadableFile unsafe() {
        return new UnreadableFile(Unreadable.Reason.UNSAFE_WORKBOOK);
    }
}
