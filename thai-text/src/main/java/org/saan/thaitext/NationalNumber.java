package org.saan.thaitext;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The number of thirteen digits that a person has as citizen and an organisation has as taxpayer. The last digit checks the
 * others: (11 − Σ digit·weight mod 11) mod 10, with weights 13 to 2.
 *
 * <p>The number is personal data and opens many doors. Keep {@link #keyedHash} of it to find equals, with the key outside the
 * database, and print it {@link #masked} only.
 *
 * <pre>{@code
 * NationalNumber.read("1-2345-67890-12-1")     // Valid[1-2345-XXXXX-XX-1]
 * NationalNumber.read("1234567890122")         // WrongCheckDigit[digits=1234567890122]
 * NationalNumber.written("1234567890121")      // 1-2345-67890-12-1
 * NationalNumber.masked("1234567890121")       // 1-2345-XXXXX-XX-1
 * }</pre>
 */
public final class NationalNumber {
    private static final Pattern SIGNS = Pattern.compile("[\\s\\-\u2010-\u2015.]+");

    private NationalNumber() {}

    /** What a text that should be such a number turned out to be. */
    public sealed interface Reading {}

    /** A number whose check digit fits. */
    public record Valid(String digits) implements Reading {
        public Valid {
            if (!digits.matches("\\d{13}") || checkDigit(digits) != digits.charAt(12) - '0') {
                throw new IllegalArgumentException("the check digit does not fit");
            }
        }

        @Override
        public String toString() {
            return "Valid[" + masked(digits) + "]";
        }
    }

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

    /**
     * A number that stands for this one in a table, always the same under the same key: HMAC-SHA-256 in hexadecimal.
     *
     * <p>A plain hash would hide nothing, since all numbers can be tried in minutes. Who has the key can do the same.
     *
     * @param key 32 bytes or more, made at random
     */
    public static String keyedHash(Valid number, byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key of at least 32 bytes is needed");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("th-national-number:" + number.digits()).getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** The number with the dashes that the card has. */
    public static String written(String digits) {
        if (!digits.matches("\\d{13}")) {
            throw new IllegalArgumentException("not thirteen digits");
        }
        return digits.replaceFirst("(\\d)(\\d{4})(\\d{5})(\\d\\d)(\\d)", "$1-$2-$3-$4-$5");
    }

    /** What may be shown of a number at most: who it is, in the middle, and the digits before the last are hidden. */
    public static String masked(String digits) {
        return written(digits).replaceFirst("-\\d{5}-\\d{2}-", "-XXXXX-XX-");
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
