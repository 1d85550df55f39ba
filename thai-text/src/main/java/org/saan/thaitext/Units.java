package org.saan.thaitext;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Units of trade and their exact measure: a yard is 0.9144 m, a dozen 12 pieces, a wa 2 m. Amounts are kept in the base unit of
 * their kind, and turned into others only to be shown, so that nothing is lost on the way.
 *
 * <pre>{@code
 * Units.find("หลา")                                                    // Optional[Unit[baseCode=MTR, factor=0.9144]]
 * Units.get("หลา").toBase(new BigDecimal("500"))                         // 457.2000
 * Units.get("หลา").ofBase(new BigDecimal("457.2"), 2, RoundingMode.HALF_UP)  // 500.00
 * Units.get("หลา").atLeast(new BigDecimal("50"), 2)                     // 54.69: never below 50 m
 * }</pre>
 */
public final class Units {
    private static final Map<String, Unit> ALL = all();

    private Units() {}

    /**
     * A unit.
     *
     * @param baseCode the base unit of its kind by UN/ECE Recommendation 20: H87 piece, PR pair, SET, MTR metre, KGM kilogram, LTR litre,
     *     MTK square metre
     * @param factor how many base units it is, exactly
     */
    public record Unit(String baseCode, BigDecimal factor) {
        /** An amount of this unit in the base unit, exactly. */
        public BigDecimal toBase(BigDecimal amount) {
            return amount.multiply(factor);
        }

        /** An amount of the base unit in this one, rounded as it is to be shown. */
        public BigDecimal ofBase(BigDecimal amount, int decimals, RoundingMode rounding) {
            return amount.divide(factor, new MathContext(amount.precision() + decimals + 34))
                    .setScale(decimals, rounding);
        }

        /** The least amount of this unit with so many decimals that is not below an amount of the base unit. */
        public BigDecimal atLeast(BigDecimal amount, int decimals) {
            var near = ofBase(amount, decimals, RoundingMode.DOWN);
            return toBase(near).compareTo(amount) >= 0 ? near : near.add(BigDecimal.ONE.movePointLeft(decimals));
        }
    }

    /** The unit of a word, Thai or English, with or without dots; none of no word is the piece. */
    public static Optional<Unit> find(String word) {
        return Optional.ofNullable(
                ALL.get(ThaiText.normal(word).toLowerCase(Locale.ROOT).replace(".", "")));
    }

    /** The unit of a word that is known to be one. */
    public static Unit get(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("no unit is called " + word));
    }

    private static Map<String, Unit> all() {
        var all = new TreeMap<String, Unit>();
        add(
                all, "H87", "1", "", "ชิ้น", "ผืน", "ใบ", "อัน", "ตัว", "เล่ม", "ลูก", "วง", "เส้น", "หลัง", "ดอก",
                "แผ่น", "ก้อน", "แท่ง", "คัน");
        add(all, "H87", "1", "ด้าม", "เครื่อง", "องค์", "ปาก", "piece", "pieces", "pcs", "pc");
        add(all, "H87", "12", "โหล", "dozen", "dozens", "doz", "dz");
        add(all, "H87", "144", "กุรุส", "gross");
        add(all, "PR", "1", "คู่", "pair", "pairs");
        add(all, "SET", "1", "ชุด", "set", "sets");
        add(all, "MTR", "1", "เมตร", "ม", "m", "metre", "metres", "meter", "meters");
        add(all, "MTR", "0.01", "เซนติเมตร", "เซ็นติเมตร", "เซน", "ซม", "cm");
        add(all, "MTR", "0.001", "มิลลิเมตร", "มม", "mm");
        add(all, "MTR", "0.9144", "หลา", "yard", "yards", "yd", "yds");
        add(all, "MTR", "0.3048", "ฟุต", "foot", "feet", "ft");
        add(all, "MTR", "0.0254", "นิ้ว", "inch", "inches", "in");
        add(all, "MTR", "2", "วา");
        add(all, "MTR", "0.5", "ศอก");
        add(all, "MTR", "0.25", "คืบ");
        add(all, "KGM", "1", "กิโลกรัม", "กก", "กิโล", "โล", "kg", "kgs", "kilo", "kilos");
        add(all, "KGM", "0.1", "ขีด");
        add(all, "KGM", "0.001", "กรัม", "ก", "g", "gram", "grams");
        add(all, "KGM", "1000", "ตัน", "ton", "tons", "tonne", "tonnes");
        add(all, "KGM", "0.45359237", "ปอนด์", "lb", "lbs", "pound", "pounds");
        add(all, "LTR", "1", "ลิตร", "l", "litre", "litres", "liter", "liters");
        add(all, "LTR", "0.001", "มิลลิลิตร", "มล", "ml");
        add(all, "MTK", "1", "ตารางเมตร", "ตรม", "sqm", "m2");
        add(all, "MTK", "4", "ตารางวา", "ตรว");
        add(all, "MTK", "400", "งาน");
        add(all, "MTK", "1600", "ไร่", "rai");
        return Map.copyOf(all);
    }

    private static void add(Map<String, Unit> all, String code, String factor, String... words) {
        for (var word : words) {
            all.put(word, new Unit(code, new BigDecimal(factor)));
        }
    }
}
