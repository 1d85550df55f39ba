package org.saan.hub.directory.reading;

import org.jspecify.annotations.Nullable;

/**
 * A column of the file.
 *
 * @param index from 0
 * @param header its words as they stand in the file, rows of headers joined; the letters of the column when it has none
 * @param field what it was understood to be, or nothing
 * @param guess what its cells look like, where its words did not tell. Beside a field: the column was taken for it by its
 *     cells, or by words with a slip of the pen, and a person should confirm it. Without a field: a suggestion, not applied
 */
public record ReadColumn(
        int index,
        String header,
        @Nullable Field field,
        @Nullable Guess guess) {
    /**
     * What a column seems to be.
     *
     * @param percent how sure it is, below 100
     */
    public record Guess(Field field, int percent) {}

    /** A column whose words are understood, or not at all. */
    public ReadColumn(int index, String header, @Nullable Field field) {
        this(index, header, field, null);
    }

    /** Whether the field is an assumption. */
    public boolean assumed() {
        return field != null && guess != null;
    }

    /** The letters by which Excel names a column. */
    static String letters(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : letters(index / 26 - 1) + letters(index % 26);
    }
}
