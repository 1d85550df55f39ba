package org.saan.thaitext;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.saan.thaitext.QuantityReading.Impossible;
import org.saan.thaitext.QuantityReading.NotAQuantity;
import org.saan.thaitext.QuantityReading.Quantity;

/**
 * Quantities with their units: pieces, dozens and gross, lengths and weights.
 *
 * <pre>{@code
 * ThaiQuantities.read("3 โหล 4 ชิ้น")    // 40 H87
 * ThaiQuantities.read("๒ โหลครึ่ง")      // 30 H87
 * ThaiQuantities.read("1 เมตร 50 ซม.")  // 1.50 MTR
 * ThaiQuantities.read("2.5 ชิ้น")        // Impossible: pieces are whole
 * }</pre>
 */
public final class ThaiQuantities {
    private static final Pattern PART =
            Pattern.compile("\\G\\s*(\\d[\\d,]*(?:\\.\\d+)?)\\s*([\\p{L}\\p{M}.]*?)(ครึ่ง)?(?=\\s|\\d|$)");
    private static final Set<String> WHOLE = Set.of("H87", "PR", "SET");
    private static final Map<String, Unit> UNITS = units();

    private ThaiQuantities() {}

    private record Unit(String code, BigDecimal factor) {}

    /** Reads a quantity; a bare number counts pieces. */
    public static QuantityReading read(String text) {
        var plain = ThaiDigits.toArabic(ThaiText.normal(text)).toLowerCase(Locale.ROOT);
        var m = PART.matcher(plain);
        var total = BigDecimal.ZERO;
        String code = null;
        int end = 0;
        while (m.find()) {
            if (!(ThaiNumbers.read(m.group(1)) instanceof NumberReading.Number(BigDecimal amount))) {
                return new NotAQuantity(text);
            }
            var unit = UNITS.get(m.group(2).replace(".", ""));
            if (unit == null) {
                return new NotAQuantity(text);
            }
            if (code != null && !code.equals(unit.code())) {
                return new Impossible(text);
            }
            code = unit.code();
            var withHalf = m.group(3) == null ? amount : amount.add(new BigDecimal("0.5"));
            total = total.add(withHalf.multiply(unit.factor()));
            end = m.end();
        }
        if (code == null || !plain.substring(end).isBlank()) {
            return new NotAQuantity(text);
        }
        if (WHOLE.contains(code)) {
            if (total.stripTrailingZeros().scale() > 0) {
                return new Impossible(text);
            }
            total = total.setScale(0);
        }
        return new Quantity(total, code);
    }

    private static Map<String, Unit> units() {
        var all = new TreeMap<String, Unit>();
        add(
                all, "H87", "1", "", "ชิ้น", "ผืน", "ใบ", "อัน", "ตัว", "เล่ม", "ลูก", "วง", "เส้น", "หลัง", "piece",
                "pieces", "pcs", "pc");
        add(all, "H87", "12", "โหล", "dozen", "dozens", "doz", "dz");
        add(all, "H87", "144", "กุรุส", "gross");
        add(all, "PR", "1", "คู่", "pair", "pairs");
        add(all, "SET", "1", "ชุด", "set", "sets");
        add(all, "MTR", "1", "เมตร", "ม", "m", "metre", "metres", "meter", "meters");
        add(all, "MTR", "0.01", "เซนติเมตร", "ซม", "cm");
        add(all, "MTR", "0.9144", "หลา", "yard", "yards", "yd", "yds");
        add(all, "KGM", "1", "กิโลกรัม", "กก", "กิโล", "kg");
        add(all, "KGM", "0.001", "กรัม", "g");
        return Map.copyOf(all);
    }

    private static void add(Map<String, Unit> all, String code, String factor, String... words) {
        for (var word : words) {
            all.put(word, new Unit(code, new BigDecimal(factor)));
        }
    }
}
