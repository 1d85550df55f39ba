package org.saan.hub.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A number by region, province, sex, age or craft, also two of them crossed. Small cells of people are hidden. */
@Service
public class Breakdown {
    /** By what a number can be told apart. */
    public enum By {
        REGION("region_code"),
        PROVINCE("province_code"),
        SEX("sex"),
        AGE_BAND("age_band"),
        CRAFT("craft");

        private final String column;

        By(String column) {
            this.column = column;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String key() {
            return "programme.by." + code();
        }

        /** The dimension of that code, absent for another word. */
        public static @Nullable By find(String code) {
            return Arrays.stream(values())
                    .filter(by -> by.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A number by one or two things. Sums of rows and columns agree with the total, hidden cells included.
     *
     * @param rows codes of the rows; empty where it is not known
     * @param columns codes of the columns; one empty code when there is only one dimension
     * @param cells absent where hidden
     * @param rowSums absent where hidden
     * @param columnSums absent where hidden
     * @param shown false when no cell can be shown without telling of single people
     */
    public record Table(
            List<String> rows,
            List<String> columns,
            List<List<@Nullable Long>> cells,
            List<@Nullable Long> rowSums,
            List<@Nullable Long> columnSums,
            long total,
            boolean shown) {}

    private final Figures figures;

    Breakdown(Figures figures) {
        this.figures = figures;
    }

    /**
     * The table of an indicator.
     *
     * @param and the second dimension, absent for one
     */
    @Transactional(readOnly = true)
    public Table table(IndicatorView one, Instant since, Instant until, By by, @Nullable By and) {
        var rows = new TreeMap<String, LinkedHashMap<String, Long>>();
        var columns = new TreeMap<String, Integer>();
        figures.ask(
                        "select coalesce(%s, ''), %s, count(*) from %s where reason is null group by 1, 2 order by 1, 2"
                                .formatted(
                                        by.column,
                                        and == null ? "''" : "coalesce(" + and.column + ", '')",
                                        Figures.JUDGED),
                        one,
                        since,
                        until)
                .query(row -> {
                    rows.computeIfAbsent(row.getString(1), key -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getLong(3));
                    columns.put(row.getString(2), 0);
                });
        var columnCodes = List.copyOf(columns.keySet());
        var numbers = new long[rows.size()][columnCodes.size()];
        int i = 0;
        for (var cells : rows.values()) {
            for (int j = 0; j < columnCodes.size(); j++) {
                numbers[i][j] = cells.getOrDefault(columnCodes.get(j), 0L);
            }
            i++;
        }
        boolean ofPeople = one.ofPeople() || by == By.SEX || by == By.AGE_BAND || and == By.SEX || and == By.AGE_BAND;
        return table(List.copyOf(rows.keySet()), columnCodes, numbers, ofPeople, and != null);
    }

    /** The table as it may be shown. */
    static Table table(List<String> rows, List<String> columns, long[][] numbers, boolean ofPeople, boolean crossed) {
        var rowSums = Arrays.stream(numbers)
                .mapToLong(row -> Arrays.stream(row).sum())
                .toArray();
        var columnSums = new long[columns.size()];
        for (long[] row : numbers) {
            for (int j = 0; j < row.length; j++) {
                columnSums[j] += row[j];
            }
        }
        long total = Arrays.stream(rowSums).sum();
        var hidden = hidden(numbers, rowSums, columnSums, ofPeople, crossed);
        var cells = new ArrayList<List<@Nullable Long>>();
        for (int i = 0; i < numbers.length; i++) {
            cells.add(shown(numbers[i], hidden.cells()[i]));
        }
        return new Table(
                rows,
                columns,
                cells,
                shown(rowSums, hidden.rows()),
                shown(columnSums, hidden.columns()),
                total,
                hidden.safe());
    }

    private static Suppression.Hidden hidden(
            long[][] numbers, long[] rowSums, long[] columnSums, boolean ofPeople, boolean crossed) {
        if (!ofPeople) {
            return new Suppression.Hidden(
                    new boolean[numbers.length][columnSums.length],
                    new boolean[rowSums.length],
                    new boolean[columnSums.length],
                    true);
        }
        if (crossed) {
            return Suppression.of(numbers);
        }
        var rows = Suppression.hiddenOf(rowSums);
        int many = 0;
        var cells = new boolean[rows.length][columnSums.length];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(cells[i], rows[i]);
            many += rows[i] ? 1 : 0;
        }
        return new Suppression.Hidden(cells, rows, new boolean[columnSums.length], many != 1);
    }

    private static List<@Nullable Long> shown(long[] numbers, boolean[] hidden) {
        var all = new ArrayList<@Nullable Long>();
        for (int i = 0; i < numbers.length; i++) {
            all.add(hidden[i] ? null : (Long) numbers[i]);
        }
        return all;
    }
}
