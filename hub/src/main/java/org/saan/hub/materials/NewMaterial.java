package org.saan.hub.materials;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A material as it is entered.
 *
 * @param code capital letters, digits and dashes
 * @param unit in which its amounts are counted: one of {@link #UNITS}
 * @param fibres per cent by code of {@link #FIBRES}; together 100, or none are told
 * @param season months in which it can be had, 1 to 12; empty means all year
 */
public record NewMaterial(
        String code,
        MaterialKind kind,
        LocalizedText name,
        String unit,
        Map<String, BigDecimal> fibres,
        List<Integer> season,
        @Nullable LocalizedText hazard) {
    /** UN/ECE Recommendation 20: kilogram, metre, litre, piece. */
    public static final List<String> UNITS = List.of("KGM", "MTR", "LTR", "H87");

    public static final List<String> FIBRES = List.of(
            "silk", "cotton", "hemp", "linen", "wool", "viscose", "polyester", "polyamide", "metallic", "other");

    public NewMaterial {
        fibres = new TreeMap<>(fibres);
        season = List.copyOf(season);
        if (!UNITS.contains(unit) || !Set.copyOf(FIBRES).containsAll(fibres.keySet())) {
            throw new IllegalArgumentException("no such unit or fibre");
        }
    }
}
