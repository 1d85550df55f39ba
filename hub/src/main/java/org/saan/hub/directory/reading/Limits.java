package org.saan.hub.directory.reading;

/** How much a file may hold, so that no file can fill the memory of the server. */
final class Limits {
    /** Bytes of a file as it is sent. */
    static final int FILE = 50 * 1024 * 1024;
    /** Bytes of a workbook when it is unpacked. */
    static final int UNPACKED = 40 * 1024 * 1024;

    static final int PARTS = 500;
    static final int ROWS = 200_000;
    static final int COLUMNS = 300;

    private Limits() {}

    static void check(int rows, int columns) {
        if (rows > ROWS || columns > COLUMNS) {
            throw new UnreadableFile(Unreadable.Reason.TOO_MANY_ROWS);
        }
    }
}
