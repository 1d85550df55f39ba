package org.saan.hub.directory.reading;

/** How much a file may hold, so that no file can fill the memory or the time of the server. */
final class Limits {
    /** Bytes of a file as it is sent. */
    static final int FILE = 50 * 1024 * 1024;
    /** Bytes of a workbook when it is unpacked. */
    static final long UNPACKED = 400L * 1024 * 1024;
    /** Unpacked bytes that are never too many for a packed byte. */
    static final int UNPACKED_AT_EASE = 20 * 1024 * 1024;
    /** Tables of groups unpack to 5 to 30 times their size. */
    static final int TIMES_PACKED = 100;
    /** Bytes of the strings of a workbook, which stand in memory: at most a quarter of it. */
    static final long STRINGS =
            Math.min(120L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4);
    /** Elements of the part with the strings: two for each, of which one stands in memory. */
    static final long STRING_ELEMENTS = Math.min(6_000_000, Runtime.getRuntime().maxMemory() / 80);
    /** Bytes of a workbook above which it is read from a file of its own. */
    static final int IN_MEMORY = 2 * 1024 * 1024;
    /** Bytes of any other part that stands in memory. */
    static final long PART = 20L * 1024 * 1024;

    static final int PARTS = 500;
    static final int SHEETS = 200;
    /** Rows that hold something. */
    static final int ROWS = 200_000;
    /** Rows, also empty ones. */
    static final int LINES = 3_000_000;

    static final int COLUMNS = 300;
    /** Letters of a cell of text. */
    static final int CELL = 100_000;

    private Limits() {}

    static void check(int rows, int columns) {
        if (rows > ROWS || columns > COLUMNS) {
            throw new UnreadableFile(Unreadable.Reason.TOO_MANY_ROWS);
        }
    }
}
