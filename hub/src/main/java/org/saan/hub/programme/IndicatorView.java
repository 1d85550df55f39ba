package org.saan.hub.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * What a programme counts, with the newest version of its rule.
 *
 * @param code such as {@code IND2}
 * @param level output, outcome or impact
 * @param source the view of the records, {@code <module>.evidence_<what>}
 * @param standing whether it counts only what is so at the moment of the report
 * @param median whether it is the middle of values and not a number of things
 * @param weight its part of the earned progress
 * @param plan planned shares by month; empty for the S-curve
 * @param target for the whole; absent where it is only watched
 * @param targets by region
 */
public record IndicatorView(
        UUID id,
        UUID programmeId,
        String code,
        String level,
        String unit,
        String source,
        boolean standing,
        boolean median,
        BigDecimal weight,
        List<BigDecimal> plan,
        @Nullable BigDecimal target,
        Map<String, BigDecimal> targets,
        Definition definition) {
    public IndicatorView {
        plan = List.copyOf(plan);
        targets = Map.copyOf(targets);
    }

    public LocalizedText name() {
        return definition.name();
    }

    /** Whether its small cells tell of single people. */
    public boolean ofPeople() {
        return unit.equals("person");
    }

    public String unitKey() {
        return "programme.unit." + unit;
    }

    /**
     * A version of the rule, in words.
     *
     * @param thresholds numbers that the rule names, by name
     * @param owner who answers for it
     * @param reason why it was written, or changed
     */
    public record Definition(
            int version,
            LocalizedText name,
            LocalizedText rule,
            LocalizedText dedup,
            LocalizedText evidence,
            String frequency,
            Map<String, BigDecimal> thresholds,
            LocalDate validFrom,
            String owner,
            String reason) {
        public Definition {
            thresholds = Map.copyOf(thresholds);
        }
    }
}
