package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * Everything that the report of a month says, read from its frozen figures alone: the same month gives the same report for ever.
 *
 * @param endsOn first day that is no longer of the programme
 * @param earned share of the whole that is reached, each indicator at most whole
 * @param planned share that was to be reached by then
 */
public record MonthlyReport(
        UUID snapshot,
        String code,
        LocalizedText name,
        LocalDate startsOn,
        LocalDate endsOn,
        YearMonth month,
        Instant takenAt,
        @Nullable Signed signed,
        BigDecimal earned,
        BigDecimal planned,
        List<Line> lines,
        List<Row> rows,
        ContinuityRule continuity) {
    /** Fewer people than so many are not shown. */
    public static final int SMALLEST_CELL = 5;

    public MonthlyReport {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /** Who signed the figures, and when. */
    public record Signed(String name, Instant at) {}

    /**
     * An indicator in the month.
     *
     * @param actual absent while it was not yet counted
     * @param target absent where nothing was promised
     * @param planned what was to be reached by the end of the month
     * @param thresholds numbers that the rule names, as they stood
     * @param owner who answers for the rule
     */
    public record Line(
            String code,
            String level,
            String unit,
            LocalizedText name,
            LocalizedText rule,
            LocalizedText dedup,
            LocalizedText evidence,
            String thresholds,
            String owner,
            LocalDate validFrom,
            int version,
            boolean median,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            @Nullable BigDecimal planned,
            BigDecimal weight,
            int counted,
            int excluded) {
        /** Reached of the target; may be more than whole. */
        public @Nullable BigDecimal ratio() {
            return actual == null || target == null || target.signum() == 0
                    ? null
                    : actual.divide(target, 4, RoundingMode.HALF_UP);
        }

        /** Reached of what was planned by then. */
        public @Nullable BigDecimal pace() {
            return actual == null || planned == null || planned.signum() == 0
                    ? null
                    : actual.divide(planned, 4, RoundingMode.HALF_UP);
        }

        public boolean ofPeople() {
            return unit.equals("person");
        }
    }

    /** A row behind an indicator, without names. @param reason absent: counted */
    public record Row(
            String indicator,
            UUID row,
            UUID subject,
            @Nullable String reason,
            @Nullable Instant countedFrom,
            @Nullable String province,
            @Nullable String region,
            @Nullable String sex,
            String ageBand,
            @Nullable String craft) {}

    /** Last day that the report is about. */
    public LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    /** Earned by planned; absent before anything was planned. */
    public @Nullable BigDecimal pace() {
        return planned.signum() == 0 ? null : earned.divide(planned, 4, RoundingMode.HALF_UP);
    }

    /** What is counted of an indicator by some property of its rows, small cells of people left out. */
    public Map<String, Integer> cells(Line line, java.util.function.Function<Row, @Nullable String> by) {
        var all = new TreeMap<String, Integer>();
        rows.stream()
                .filter(row -> row.indicator().equals(line.code()) && row.reason() == null)
                .forEach(row -> {
                    var key = by.apply(row);
                    all.merge(key == null ? "not_stated" : key, 1, Integer::sum);
                });
        return line.ofPeople() ? withoutSmall(all) : all;
    }

    /** Leaves out cells below five, and where that is one alone, the next smallest too: nobody may subtract. */
    static Map<String, Integer> withoutSmall(Map<String, Integer> cells) {
        var shown = new TreeMap<>(cells);
        shown.values().removeIf(count -> count < SMALLEST_CELL);
        if (shown.size() == cells.size() - 1 && !shown.isEmpty()) {
            shown.entrySet().stream()
                    .min(Comparator.comparing(Map.Entry<String, Integer>::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .ifPresent(shown::remove);
        }
        return shown;
    }
}
