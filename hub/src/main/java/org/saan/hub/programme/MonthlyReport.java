package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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
    private static final String NOT_STATED = "not_stated";

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
    public Map<String, Long> cells(Line line, Function<Row, @Nullable String> by) {
        var all = new TreeMap<String, Long>();
        rows.stream()
                .filter(row -> row.indicator().equals(line.code()) && row.reason() == null)
                .forEach(row -> all.merge(code(row, by), 1L, Long::sum));
        if (!line.ofPeople()) {
            return all;
        }
        var shown = new TreeMap<String, Long>();
        Suppression.shown(all).forEach((key, number) -> {
            if (number != null) {
                shown.put(key, number);
            }
        });
        return shown;
    }

    /**
     * What is counted of an indicator by two properties, crossed. Cells are hidden so that lists by either property alone, which are
     * shown elsewhere, do not tell them.
     *
     * @param sink takes the code of the row, the code of the column, and the number of every cell that is shown and not empty
     */
    public void crossed(Line line, Function<Row, @Nullable String> by, Function<Row, @Nullable String> and, Cell sink) {
        var counted = rows.stream()
                .filter(row -> row.indicator().equals(line.code()) && row.reason() == null)
                .toList();
        var across = List.copyOf(codes(counted, by));
        var down = List.copyOf(codes(counted, and));
        var numbers = new long[across.size()][down.size()];
        counted.forEach(row -> numbers[across.indexOf(code(row, by))][down.indexOf(code(row, and))]++);
        var table = Breakdown.table(across, down, numbers, line.ofPeople(), true);
        for (int i = 0; table.shown() && i < numbers.length; i++) {
            for (int j = 0; j < numbers[i].length; j++) {
                var number = table.cells().get(i).get(j);
                if (number != null && number > 0) {
                    sink.take(across.get(i), down.get(j), number);
                }
            }
        }
    }

    /** Takes a number of a crossed table. */
    public interface Cell {
        void take(String row, String column, long number);
    }

    private static TreeSet<String> codes(List<Row> rows, Function<Row, @Nullable String> by) {
        var all = new TreeSet<String>();
        rows.forEach(row -> all.add(code(row, by)));
        return all;
    }

    private static String code(Row row, Function<Row, @Nullable String> by) {
        var code = by.apply(row);
        return code == null ? NOT_STATED : code;
    }
}
