package org.saan.hub.directory.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.GroupRecord.Product;
import org.saan.thaitext.NationalNumber;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiNumbers;

/** Numbers, stars, prices and the like out of the cells of a row; what cannot be read is noted among the findings. */
final class CellValues {
    private static final Pattern QUOTES = Pattern.compile("^[\"'“”‘’«»„]+\\s*|\\s*[\"'“”‘’«»„]+$");
    private static final Pattern COUNTED = Pattern.compile("\\s*(?:คน|ราย|ครัวเรือน|persons?|people|members?)$");
    private static final Pattern NO_STAR = Pattern.compile("ไม่ได้คัดสรร|ไม่ผ่าน.*|ไม่ได้.*|ยังไม่.*");
    private static final Pattern STARS = Pattern.compile("(?:[★⭐*☆]\\x{fe0f}?)+");
    private static final Pattern STAR_WORD = Pattern.compile("(?:ระดับ)?\\s*([1-5])(?:\\.0)?\\s*(?:ดาว|stars?)?");

    private CellValues() {}

    /** A name without the quotation marks round it. */
    static String unquoted(String text) {
        return QUOTES.matcher(text).replaceAll("").strip();
    }

    static @Nullable Integer star(Cells cells) {
        var text = ThaiDigits.toArabic(cells.text(Field.STAR)).toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("0") || NO_STAR.matcher(text).matches()) {
            return null;
        }
        if (STARS.matcher(text).matches()) {
            int full =
                    (int) text.codePoints().filter(c -> c != '☆' && c != 0xfe0f).count();
            if (full >= 1 && full <= 5) {
                return full;
            }
        }
        var m = STAR_WORD.matcher(text);
        if (m.matches()) {
            return Integer.valueOf(m.group(1));
        }
        cells.found(Code.INVALID_STAR, Field.STAR);
        return null;
    }

    /** The members; of several columns, for women and men, their sum. */
    static @Nullable Integer count(Cells cells) {
        Integer all = null;
        for (var text : cells.texts(Field.MEMBERS)) {
            if (text.isEmpty()) {
                continue;
            }
            if (ThaiNumbers.read(COUNTED.matcher(text).replaceFirst("")) instanceof NumberReading.Number(BigDecimal n)
                    && n.signum() >= 0
                    && n.stripTrailingZeros().scale() <= 0
                    && n.compareTo(BigDecimal.valueOf(1_000_000)) < 0) {
                all = (all == null ? 0 : all) + n.intValueExact();
            } else {
                cells.found(Code.INVALID_NUMBER, Field.MEMBERS);
                return null;
            }
        }
        return all;
    }

    static @Nullable String taxId(Cells cells) {
        var text = cells.text(Field.TAX_ID);
        if (text.isEmpty()) {
            return null;
        }
        return switch (NationalNumber.readNumericCell(text)) {
            case NationalNumber.Valid(String digits) -> digits;
            case NationalNumber.ZerosRestored(String digits) -> {
                cells.found(Code.ZERO_RESTORED, Field.TAX_ID);
                yield digits;
            }
            case NationalNumber.WrongCheckDigit wrong -> invalidTaxId(cells);
            case NationalNumber.WrongLength wrong -> invalidTaxId(cells);
        };
    }

    private static @Nullable String invalidTaxId(Cells cells) {
        cells.found(Code.INVALID_TAX_ID, Field.TAX_ID);
        return null;
    }

    static @Nullable BigDecimal capacity(Cells cells) {
        var text = cells.text(Field.CAPACITY_PER_MONTH);
        if (text.isEmpty()) {
            return null;
        }
        if (ThaiNumbers.read(text) instanceof NumberReading.Number(BigDecimal n) && n.signum() >= 0) {
            return converted(
                    cells,
                    Field.CAPACITY_PER_MONTH,
                    n,
                    HeaderUnits.perMonth(n, cells.header(Field.CAPACITY_PER_MONTH)));
        }
        cells.found(Code.INVALID_NUMBER, Field.CAPACITY_PER_MONTH);
        return null;
    }

    static List<Product> products(Cells cells) {
        var name = unquoted(cells.text(Field.PRODUCT));
        var written = cells.text(Field.PRICE);
        BigDecimal price = null;
        if (!written.isEmpty()) {
            if (ThaiNumbers.readBaht(written) instanceof NumberReading.Number(BigDecimal n) && n.signum() >= 0) {
                price = converted(cells, Field.PRICE, n, HeaderUnits.price(n, cells.header(Field.PRICE)));
            } else {
                cells.found(Code.INVALID_PRICE, Field.PRICE);
            }
        }
        return name.isEmpty() ? List.of() : List.of(new Product(name, price));
    }

    private static BigDecimal converted(Cells cells, Field field, BigDecimal written, BigDecimal ours) {
        if (written.compareTo(ours) != 0) {
            cells.found(Code.UNIT_CONVERTED, field, ours.stripTrailingZeros().toPlainString());
        }
        return ours;
    }
}
