package org.saan.hub.directory.reading;

/**
 * A row that is no record, and why: nothing is left out in silence.
 *
 * @param sheet index of its table
 */
public record SkippedRow(int sheet, int line, Why why) {
    SkippedRow(int line, Why why) {
        this(0, line, why);
    }

    /** Why a row is no record. */
    public enum Why {
        TITLE,
        BLANK,
        TOTAL,
        NOTE,
        /** The place of the rows below it. */
        SECTION,
        HEADER_AGAIN,
        COLUMN_NUMBERS,
        /** An exact repeat of a record above. */
        DUPLICATE
    }
}
