package org.saan.thaitext;

import java.util.regex.Pattern;

/**
 * The number of thirteen digits that a person has as citizen and an organisation has as taxpayer. The last digit checks the
 * others: (11 − Σ digit·weight mod 11) mod 10, with weights 13 to 2.
 */
public final class NationalNumber {
    private static final Pattern SIGNS = Pattern.compile("[\\s\\-\u2010-\u2015.]+");

    private NationalNumber() {}

    /** What a text that should be such a number turned out to be. */
    public sealed interface Reading {}

    /** A number whose check digit fits. */
    public record Valid(String digits) implements Reading {}

    /** Zeros at the front had been lost, as spreadsheets do to numbers; with them the check digit fits. */
    public record ZerosRestored(String digits) implements Reading {}

    public record WrongCheckDigit(String digits) implements Reading {}

    public record WrongLength(String text) implements Reading {}

    /** Reads a number with or without dashes, in digits of either kind: {@code "1-2345-67890-12-1"}. */
    public static Reading read(String text) {
        return digits(text, false);
    }

    /** Reads what a spreadsheet holds as a number, where zeros at the front are lost. */
    public static Reading readNumericCell(String text) {
        return digits(text, true);
    }

    private static Reading digits(String text, boolean numeric) {
        var digits = SIGNS.matcher(ThaiDigits.toArabic(ThaiText.normal(text))).replaceAll("");
        if (!digits.matches("\\d+") || digits.length() > 13 || (digits.length() < 13 && !numeric)) {
            return new WrongLength(text);
        }
        var full = "0".repeat(13 - digits.length()) + digits;
        if (checkDigit(full) != full.charAt(12) - '0') {
            return new WrongCheckDigit(full);
        }
        return full.length() == digits.length() ? new Valid(full) : new ZerosRestored(full);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (13 - i);
        }
        return (11 - sum % 11) % 10;
    }
}
