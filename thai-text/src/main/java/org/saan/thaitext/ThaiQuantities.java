package org.saan.thaitext;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.saan.thaitext.QuantityReading.Impossible;
import org.saan.thaitext.QuantityReading.NotAQuantity;
import org.saan.thaitext.QuantityReading.Quantity;

/**
 * Quantities with their units: pieces, dozens and gross, lengths and weights.
 *
 * <pre>{@code
 * ThaiQuantities.read("3 โหล 4 ชิ้น")    // Quantity[amount=40, unitCode=H87]
 * ThaiQuantities.read("๒ โหลครึ่ง")      // Quantity[amount=30, unitCode=H87]
 * ThaiQuantities.read("1 เมตร 50 ซม.")  // Quantity[amount=1.50, unitCode=MTR]
 * ThaiQuantities.read("2.5 ชิ้น")        // Impossible[text=2.5 ชิ้น]
 * ThaiQuantities.read("สามโหล")        // NotAQuantity[text=สามโหล]
 * }</pre>
 */
public final class ThaiQuantities {
    private static final Pattern PART =
            Pattern.compile("\\G\\s*(\\d[\\d,]*(?:\\.\\d+)?)\\s*([\\p{L}\\p{M}.]*?)(ครึ่ง)?(?=\\s|\\d|$)");
    /** ครึ่งโหล is half a dozen. */
    private static final Pattern HALF_OF_ONE = Pattern.compile("^ครึ่ง\\s*(\\p{L})");

    private static final Set<String> WHOLE = Set.of("H87", "PR", "SET");

    private ThaiQuantities() {}

    /** Reads a quantity; a bare number counts pieces. */
    public static QuantityReading read(String text) {
        var digits = ThaiDigits.toArabic(ThaiText.normal(text)).toLowerCase(Locale.ROOT);
        var plain = HALF_OF_ONE.matcher(digits).replaceFirst("0.5 $1");
        var m = PART.matcher(plain);
        var total = BigDecimal.ZERO;
        String code = null;
        int end = 0;
        while (m.find()) {
            if (!(ThaiNumbers.read(m.group(1)) instanceof NumberReading.Number(BigDecimal amount))) {
                return new NotAQuantity(text);
            }
            var found = Units.find(m.group(2));
            if (found.isEmpty()) {
                return new NotAQuantity(text);
            }
            var unit = found.get();
            if (code != null && !code.equals(unit.baseCode())) {
                return new Impossible(text);
            }
            code = unit.baseCode();
            var withHalf = m.group(3) == null ? amount : amount.add(new BigDecimal("0.5"));
            total = total.add(unit.toBase(withHalf));
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
}
