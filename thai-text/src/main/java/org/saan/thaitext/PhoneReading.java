package org.saan.thaitext;

/** What one number of a cell of phone numbers turned out to be. */
public sealed interface PhoneReading {
    /**
     * A number that can be called.
     *
     * @param e164 with country, such as +66812345678
     * @param extension inside the house, empty when there is none
     * @param zeroRestored the leading zero had been lost, as spreadsheets do to numbers
     */
    record Phone(String e164, String extension, boolean zeroRestored) implements PhoneReading {}

    /** Digits that make no number. */
    record NotAPhone(String text) implements PhoneReading {}
}
