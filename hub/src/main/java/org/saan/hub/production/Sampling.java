package org.saan.hub.production;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saan.hub.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Sampling plans by attributes: ISO 2859-1, single sampling, normal inspection, with its arrows followed; see
 * quality/PROVENANCE.md. Tightened and reduced inspection are left out.
 */
@Component
public class Sampling {
    /** From the fewest pieces to the most. */
    public static final List<String> LEVELS = List.of("S-1", "S-2", "S-3", "S-4", "I", "II", "III");

    /** Acceptable share of faulty pieces, in per cent. */
    public static final List<String> AQLS =
            List.of("0.065", "0.10", "0.15", "0.25", "0.40", "0.65", "1.0", "1.5", "2.5", "4.0", "6.5", "10");

    public static final String USUAL_LEVEL = "II";
    public static final String USUAL_AQL = "2.5";

    private record Lot(int from, int to, List<String> letters) {}

    private record Key(String letter, String aql) {}

    /**
     * How many pieces to look at.
     *
     * @param letter of the plan that is followed, after arrows
     * @param sampleSize never more than the lot
     * @param ac up to so many faulty pieces the lot passes; {@code re} is one more
     */
    public record Plan(String level, String aql, String letter, int lotSize, int sampleSize, int ac, int re) {
        /** Whether the plan asks for every piece. */
        public boolean whole() {
            return sampleSize == lotSize;
        }
    }

    private final List<Lot> lots = new ArrayList<>();
    private final Map<Key, Plan> plans = new HashMap<>();

    Sampling() {
        for (var row : rows("iso2859_1_letters.csv")) {
            lots.add(new Lot(
                    Integer.parseInt(row.get(0)),
                    Integer.parseInt(row.get(1)),
                    List.copyOf(row.subList(2, row.size()))));
        }
        for (var row : rows("iso2859_1_plans.csv")) {
            plans.put(
                    new Key(row.get(0), row.get(1)),
                    new Plan(
                            "",
                            row.get(1),
                            row.get(2),
                            0,
                            Integer.parseInt(row.get(3)),
                            Integer.parseInt(row.get(4)),
                            Integer.parseInt(row.get(5))));
        }
    }

    /**
     * The plan for a lot of two pieces or more.
     *
     * @throws Refusal when level or AQL is none of the table
     */
    public Plan plan(int lotSize, String level, String aql) {
        int column = LEVELS.indexOf(level);
        var lot = lots.stream()
                .filter(row -> row.from() <= lotSize && lotSize <= row.to())
                .findFirst()
                .orElseThrow(() -> new Refusal("production.sample.too_small"));
        if (column < 0 || !AQLS.contains(aql)) {
            throw new Refusal("production.sample.unknown");
        }
        var plan = Objects.requireNonNull(plans.get(new Key(lot.letters().get(column), aql)));
        return new Plan(level, aql, plan.letter(), lotSize, Math.min(lotSize, plan.sampleSize()), plan.ac(), plan.re());
    }

    private static List<List<String>> rows(String file) {
        try (var in = Objects.requireNonNull(Sampling.class.getResourceAsStream("/quality/" + file), file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
