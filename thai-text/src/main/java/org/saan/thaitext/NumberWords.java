package org.saan.thaitext;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Whole numbers and amounts of money in Thai words, as receipts and cheques carry them, and read back to hold the words of a
 * document against its digits.
 *
 * <pre>{@code
 * NumberWords.write(BigInteger.valueOf(1_000_021))    // หนึ่งล้านยี่สิบเอ็ด
 * NumberWords.writeBaht(new BigDecimal("101.00"))     // หนึ่งร้อยเอ็ดบาทถ้วน
 * NumberWords.writeBaht(new BigDecimal("2500.25"))    // สองพันห้าร้อยบาทยี่สิบห้าสตางค์
 * NumberWords.readBaht("ยี่สิบเอ็ดบาทห้าสิบสตางค์")       // Number[value=21.50]
 * }</pre>
 *
 * <p>One at the end of a number of two digits or more is เอ็ด, two tens are ยี่สิบ, and a million of millions is ล้านล้าน. A field
 * for a quantity does not read words: {@link ThaiNumbers#read} refuses them.
 */
public final class NumberWords {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final List<String> DIGITS =
            List.of("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า");
    private static final List<String> PLACES = List.of("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน");
    private static final String LAST_ONE = "เอ็ด";
    private static final String TWO_TENS = "ยี่";
    private static final String MILLIONS = "ล้าน";
    private static final String MINUS = "ลบ";

    private NumberWords() {}

    /** A whole number in words. */
    public static String write(BigInteger number) {
        return number.signum() < 0 ? MINUS + positive(number.negate()) : positive(number);
    }

    /**
     * An amount in baht and satang. An amount of whole baht ends in บาทถ้วน.
     *
     * @throws IllegalArgumentException for a part of a satang: rounding is for the caller to do, once, where it is named
     */
    public static String writeBaht(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("a part of a satang in " + amount);
        }
        var satang = amount.movePointRight(2).toBigIntegerExact().abs().divideAndRemainder(BigInteger.valueOf(100));
        var words = new StringBuilder(amount.signum() < 0 ? MINUS : "");
        if (satang[1].signum() == 0) {
            return words.append(positive(satang[0])).append("บาทถ้วน").toString();
        }
        if (satang[0].signum() > 0) {
            words.append(positive(satang[0])).append("บาท");
        }
        return words.append(positive(satang[1])).append("สตางค์").toString();
    }

    /** Reads a whole number in words; spaces do not count, and หนึ่งร้อยหนึ่ง does for หนึ่งร้อยเอ็ด. */
    public static NumberReading read(String text) {
        var words = ThaiText.matchingKey(text);
        var value = words.startsWith(MINUS) ? parse(words.substring(MINUS.length())) : parse(words);
        if (value.signum() < 0) {
            return new NumberReading.NotANumber(text);
        }
        return new NumberReading.Number(new BigDecimal(words.startsWith(MINUS) ? value.negate() : value));
    }

    /** Reads an amount in words: {@code "หนึ่งร้อยบาทถ้วน"}, {@code "ห้าสิบสตางค์"}. */
    public static NumberReading readBaht(String text) {
        var words = ThaiText.matchingKey(text);
        boolean minus = words.startsWith(MINUS);
        var rest = (minus ? words.substring(MINUS.length()) : words).replaceFirst("ถ้วน$", "");
        int baht = rest.indexOf("บาท");
        var whole = baht < 0 ? "" : rest.substring(0, baht);
        var part = baht < 0 ? rest : rest.substring(baht + "บาท".length());
        if ((whole + part).isEmpty() || (!part.isEmpty() && !part.endsWith("สตางค์"))) {
            return new NumberReading.NotANumber(text);
        }
        var bahts = whole.isEmpty() ? BigInteger.ZERO : parse(whole);
        var satang = part.isEmpty() ? BigInteger.ZERO : parse(part.substring(0, part.length() - "สตางค์".length()));
        if (bahts.signum() < 0 || satang.signum() < 0 || satang.compareTo(BigInteger.valueOf(99)) > 0) {
            return new NumberReading.NotANumber(text);
        }
        var amount = new BigDecimal(bahts).add(new BigDecimal(satang, 2));
        return new NumberReading.Number(minus ? amount.negate() : amount);
    }

    private static String positive(BigInteger number) {
        var parts = number.divideAndRemainder(MILLION);
        int rest = parts[1].intValue();
        if (parts[0].signum() == 0) {
            return rest == 0 ? DIGITS.getFirst() : belowMillion(rest, false);
        }
        return positive(parts[0]) + MILLIONS + belowMillion(rest, true);
    }

    private static String belowMillion(int number, boolean afterMillions) {
        var words = new StringBuilder();
        int unit = 100_000;
        for (int place = 5; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                continue;
            }
            if (place == 0 && digit == 1 && (afterMillions || number > 10)) {
                words.append(LAST_ONE);
            } else if (place == 1) {
                words.append(digit == 1 ? "" : digit == 2 ? TWO_TENS : DIGITS.get(digit))
                        .append(PLACES.get(1));
            } else {
                words.append(DIGITS.get(digit)).append(PLACES.get(place));
            }
        }
        return words.toString();
    }

    /** The number, or −1 when the words are not those that {@link #write} would choose. */
    private static BigInteger parse(String words) {
        var none = BigInteger.ONE.negate();
        var total = BigInteger.ZERO;
        int group = 0;
        int digit = 0;
        var rest = words;
        while (!rest.isEmpty()) {
            var word = firstWord(rest);
            if (word.isEmpty()) {
                return none;
            }
            rest = rest.substring(word.length());
            int place = PLACES.indexOf(word);
            if (word.equals(MILLIONS)) {
                total = total.add(BigInteger.valueOf(group + digit)).multiply(MILLION);
                group = 0;
                digit = 0;
            } else if (place > 0) {
                group += (place == 1 && digit == 0 ? 1 : digit) * (int) Math.pow(10, place);
                digit = 0;
            } else {
                digit = word.equals(LAST_ONE) ? 1 : word.equals(TWO_TENS) ? 2 : DIGITS.indexOf(word);
            }
        }
        total = total.add(BigInteger.valueOf(group + digit));
        var usual = positive(total);
        return usual.equals(words) || usual.equals(words.replaceFirst("หนึ่ง$", LAST_ONE)) ? total : none;
    }

    private static String firstWord(String text) {
        for (var words : List.of(DIGITS, PLACES, List.of(LAST_ONE, TWO_TENS, MILLIONS))) {
            for (var word : words) {
                if (!word.isEmpty() && text.startsWith(word)) {
                    return word;
                }
            }
        }
        return "";
    }
}
