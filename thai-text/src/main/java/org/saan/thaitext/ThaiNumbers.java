package org.saan.thaitext;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers and amounts of money in digits of either kind.
 *
 * <pre>{@code
 * ThaiNumbers.read("๑,๒๕๐.๕๐")       // Number[value=1250.50]
 * ThaiNumbers.read("สามสิบ")          // InWords[text=สามสิบ]
 * ThaiNumbers.readBaht("฿4,500.00")  // Number[value=4500.00]
 * ThaiNumbers.readBaht("1200.-")     // Number[value=1200]
 * ThaiNumbers.readBaht("250 บาท/ผืน") // Number[value=250]
 * }</pre>
 */
public final class ThaiNumbers {
    private static final Pattern PLAIN = Pattern.compile("[-\u2212+]?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern GROUPED = Pattern.compile("[-\u2212+]?\\d{1,3}(,\\d{3}){1,5}(\\.\\d{1,9})?");
    private static final Pattern WORDS = Pattern.compile(
            "(?:ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง|\\s)+");
    private static final Pattern BEFORE_MONEY =
            Pattern.compile("^(?:ราคา|฿|THB|บาท|Baht)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_MONEY =
            Pattern.compile("\\s*(?:บาทถ้วน|บาท|บ\\.|บ|THB|Baht|฿)\\s*\\.?-?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PER_PIECE =
            Pattern.compile("(?<=[\\d\\p{L}\\p{M}.-])\\s*(?:/|ต่อ|per )\\s*[\\p{L}\\p{M}]+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SATANG = Pattern.compile("(?<=\\d)\\.?[-\u2013\u2014]+$|(?<=\\d)\\.$");

    private ThaiNumbers() {}

    /** Reads a number; commas must stand where they group thousands. */
    public static NumberReading read(String text) {
        var plain = ThaiDigits.toArabic(ThaiText.normal(text));
        if (PLAIN.matcher(plain).matches() || GROUPED.matcher(plain).matches()) {
            return new NumberReading.Number(
                    new BigDecimal(plain.replace(",", "").replace('\u2212', '-')));
        }
        if (!plain.isEmpty() && WORDS.matcher(plain).matches()) {
            return new NumberReading.InWords(plain);
        }
        return new NumberReading.NotANumber(plain);
    }

    /** Reads an amount in baht with or without its currency: {@code "590 บ."}, {@code "80.-"}, {@code "฿350.00"}. */
    public static NumberReading readBaht(String text) {
        var amount = ThaiDigits.toArabic(ThaiText.normal(text));
        amount = PER_PIECE.matcher(amount).replaceFirst("");
        amount = BEFORE_MONEY.matcher(amount).replaceFirst("");
        amount = AFTER_MONEY.matcher(amount).replaceFirst("");
        amount = NO_SATANG.matcher(amount).replaceFirst("");
        return read(amount);
    }
}
