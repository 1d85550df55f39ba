package org.saan.hub.directory.reading;

import java.util.Locale;

/**
 * Something about one cell that the user must know.
 *
 * @param column from 0, or -1 when it concerns the whole row
 * @param header words of the column as they stand in the file
 * @param cell text of the cell as it stands in the file
 * @param detail what helps to correct it, such as the places that could be meant; may be empty
 */
public record Finding(Code code, int column, String header, String cell, String detail) {
    /** How much a finding weighs. */
    public enum Weight {
        /** The row is not taken over. */
        ERROR,
        /** A person must choose. */
        REVIEW,
        /** The row is taken over and the user is told. */
        WARNING
    }

    /** What was found. */
    public enum Code {
        MISSING_NAME(Weight.ERROR),
        NAME_TOO_LONG(Weight.ERROR),
        INVALID_DATE(Weight.ERROR),
        INVALID_NUMBER(Weight.ERROR),
        INVALID_PRICE(Weight.ERROR),
        INVALID_STAR(Weight.ERROR),
        INVALID_PHONE(Weight.ERROR),
        INVALID_TAX_ID(Weight.ERROR),
        CELL_ERROR(Weight.ERROR),
        MISSING_PLACE(Weight.ERROR),
        UNKNOWN_PROVINCE(Weight.ERROR),
        UNKNOWN_DISTRICT(Weight.ERROR),
        UNKNOWN_SUBDISTRICT(Weight.ERROR),
        DISTRICT_NOT_IN_PROVINCE(Weight.ERROR),
        SUBDISTRICT_NOT_IN_DISTRICT(Weight.ERROR),
        SUBDISTRICT_NOT_IN_PROVINCE(Weight.ERROR),
        AMBIGUOUS_PLACE(Weight.REVIEW),
        DOUBTFUL_NAME(Weight.REVIEW),
        TWO_DIGIT_YEAR(Weight.WARNING),
        SERIAL_DAY(Weight.WARNING),
        OLD_NEW_YEAR(Weight.WARNING),
        /** Only a year or a month: it is told, and no day is made up. */
        DATE_WITHOUT_DAY(Weight.WARNING),
        ZERO_RESTORED(Weight.WARNING),
        PHONE_EXTENSION(Weight.WARNING),
        POSTAL_CODE_DIFFERS(Weight.WARNING),
        PLACE_COMPLETED(Weight.WARNING),
        PLACE_INCOMPLETE(Weight.WARNING),
        /** The name of a place was taken over from the rows above. */
        PLACE_FROM_ABOVE(Weight.WARNING),
        /** No words said what the column is; its cells did. Told once, at the first row of the table. */
        COLUMN_ASSUMED(Weight.WARNING),
        /** The words over the column name another unit, into ours the number was turned. */
        UNIT_CONVERTED(Weight.WARNING),
        /** Letters in a wrong encoding were turned back into Thai. */
        TEXT_REPAIRED(Weight.WARNING),
        UNKNOWN_KIND(Weight.WARNING),
        /** Another row gives another name to the same number. */
        SAME_NUMBER(Weight.REVIEW);

        private final Weight weight;

        Code(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }

        /** The code as a word of the machine form, such as {@code invalid_date}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the row cannot be taken over as it stands. */
    public boolean stops() {
        return code.weight() == Weight.ERROR || code == Code.AMBIGUOUS_PLACE;
    }
}
