package org.saan.hub.directory.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiText;

/** What the words over a column say of its unit: thousands of baht, dozens, a year instead of a month. */
final class HeaderUnits {
    private record Unit(Pattern words, BigDecimal times, BigDecimal dividedBy) {
        Unit(String words, int times, int dividedBy) {
            this(
                    Pattern.compile(words, Pattern.CASE_INSENSITIVE),
                    BigDecimal.valueOf(times),
                    BigDecimal.valueOf(dividedBy));
        }
    }

    private static final List<Unit> MONEY = List.of(
            new Unit("ล้านบาท|million", 1_000_000, 1),
            new Unit("แสนบาท", 100_000, 1),
            new Unit("หมื่นบาท", 10_000, 1),
            new Unit("พันบาท|1,?000 ?บาท|thousand|'000|\\bkbaht", 1_000, 1));
    private static final List<Unit> LOTS = List.of(
            new Unit("โหล|dozen", 1, 12),
            new Unit("กุรุส|\\bgross\\b", 1, 144),
            new Unit("ร้อยชิ้น|100 ?ชิ้น|per 100\\b", 1, 100));
    /** A month has 52/12 weeks, and 26 days of work. */
    private static final List<Unit> TIMES = List.of(
            new Unit("ต่อปี|/ ?ปี|ปีละ|per year|/ ?year|/ ?yr|annual|yearly", 1, 12),
            new Unit("ต่อสัปดาห์|/ ?สัปดาห์|สัปดาห์ละ|per week|/ ?week|/ ?wk|weekly", 52, 12),
            new Unit("ต่อวัน|/ ?วัน|วันละ|per day|/ ?day|daily", 26, 1));

    private HeaderUnits() {}

    /** A price in baht for one piece. */
    static BigDecimal price(BigDecimal written, String header) {
        return by(LOTS, by(MONEY, written, header, false), header, false);
    }

    /** Pieces in a month. */
    static BigDecimal perMonth(BigDecimal written, String header) {
        return by(TIMES, by(LOTS, written, header, true), header, false);
    }

    private static BigDecimal by(List<Unit> units, BigDecimal number, String header, boolean inverse) {
        var words = ThaiDigits.toArabic(ThaiText.normal(header));
        for (var unit : units) {
            if (unit.words().matcher(words).find()) {
                var times = inverse ? unit.dividedBy() : unit.times();
                var dividedBy = inverse ? unit.times() : unit.dividedBy();
                var product = number.multiply(times);
                return dividedBy.equals(BigDecimal.ONE) ? product : product.divide(dividedBy, 2, RoundingMode.HALF_UP);
            }
        }
        return number;
    }
}
