package org.saan.hub.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Units of trade by the codes of UN/ECE Recommendation 20, from {@code units/units.csv}; their factors are exact. */
final class Units {
    private static final Map<String, Unit> ALL = read();

    private Units() {}

    /** @param factor of the base unit of its dimension; one without dimension is turned into no other */
    record Unit(String code, String dimension, BigDecimal factor, String base) {}

    static Unit get(String code) {
        var unit = ALL.get(code);
        if (unit == null) {
            throw new IllegalArgumentException("no unit " + code);
        }
        return unit;
    }

    private static Map<String, Unit> read() {
        var found = new HashMap<String, Unit>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Units.class.getResourceAsStream("/units/units.csv")), StandardCharsets.UTF_8))) {
            in.lines().skip(1).map(line -> line.split(",", 7)).forEach(cells -> {
                // What has no factor, such as a set, counts in itself alone.
                var factor = cells[4].isEmpty() ? BigDecimal.ONE : new BigDecimal(cells[4]);
                var base = cells[5].isEmpty() ? cells[0] : cells[5];
                found.put(cells[0], new Unit(cells[0], cells[3], factor, base));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(found);
    }
}
