package org.saan.hub.directory.reading;

/**
 * Takes what {@link SpreadsheetReader#stream} reads, in the order of the file, so that a large file never stands in memory.
 * For each table: {@link #sheet} once, then its rows, usable or not, and its skipped rows. What a sink throws ends the
 * reading and comes out of {@code stream} as it is.
 */
public interface RowSink {
    /** After so many rows a sink is asked whether to go on. */
    int STEP = 500;

    /** A table with groups begins. */
    default void sheet(ReadSheet sheet) {}

    /** A row that should be a record; {@link ReadRow#sheet} is the index of its table. Exact repeats are skipped rows. */
    void row(ReadRow row);

    /** A row that is no record. */
    default void skipped(SkippedRow row) {}

    /**
     * Told after every {@value #STEP} lines, between two rows.
     *
     * @param lines read so far, of all tables, whatever they came to
     * @return whether to go on; when not, nothing more is read
     */
    default boolean goesOn(long lines) {
        return true;
    }
}
