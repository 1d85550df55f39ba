package org.saan.hub.directory.reading;

/** A row that is no record, and why: nothing is left out in silence. */
public record SkippedRow(int line, Why why) {
    /** Why a row is no record. */
    public enum Why {
        TITLE,
        BLANK,
        TOTAL,
        NOTE,
        HEADER_AGAIN,
        COLUMN_NUMBERS,
        /** An exact repeat of a record above. */
        DUPLICATE
    }
}
