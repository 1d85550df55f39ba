package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No hidden cell can be reckoned from shown ones; the judge tries every table that a reader could think of. */
class SuppressionTest {

    /** All lists of numbers with this sum that agree with what is shown. */
    private static List<long[]> lists(@Nullable Long[] shown, long sum) {
        var all = new ArrayList<long[]>();
        fill(shown, new long[shown.length], 0, sum, all);
        return all;
    }

    private static void fill(@Nullable Long[] shown, long[] made, int at, long left, List<long[]> all) {
        if (left < 0) {
            return;
        }
        if (at == made.length) {
            if (left == 0) {
                all.add(made.clone());
            }
            return;
        }
        Long number = shown[at];
        for (long one = number == null ? 0 : number; one <= (number == null ? left : number); one++) {
            made[at] = one;
            fill(shown, made, at + 1, left - one, all);
        }
    }

    @Property(tries = 400)
    void aHiddenNumberOfAListCanBeAnotherOne(@ForAll @Size(min = 2, max = 5) List<@IntRange(max = 9) Integer> numbers) {
        var truth = numbers.stream().mapToLong(Integer::longValue).toArray();
        var hidden = Suppression.hiddenOf(truth);
        var shown = new Long[truth.length];
        for (int i = 0; i < truth.length; i++) {
            shown[i] = hidden[i] ? null : (Long) truth[i];
            assertThat(hidden[i] || truth[i] == 0 || truth[i] >= Suppression.LEAST)
                    .isTrue();
        }
        var possible = lists(shown, Arrays.stream(truth).sum());
        for (int i = 0; i < truth.length; i++) {
            if (hidden[i]) {
                int at = i;
                assertThat(possible.stream().map(list -> list[at]).distinct().count())
                        .as("%s hidden %s", numbers, Arrays.toString(hidden))
                        .isGreaterThan(1);
            }
        }
    }

    @Property(tries = 250)
    void aHiddenCellOfACrossedTableCanBeAnotherOne(
            @ForAll @IntRange(min = 2, max = 3) int height,
            @ForAll @IntRange(min = 2, max = 3) int width,
            @ForAll @Size(9) List<@IntRange(max = 7) Integer> numbers) {
        var truth = new long[height][width];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                truth[i][j] = numbers.get(i * 3 + j);
            }
        }
        var codes = IntStream.range(0, 3).mapToObj(Integer::toString).toList();
        var table = Breakdown.table(codes.subList(0, height), codes.subList(0, width), truth, true, true);
        if (!table.shown()) {
            return;
        }
        // Sums of what is shown agree with the truth, and so with each other.
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                var cell = table.cells().get(i).get(j);
                assertThat(cell == null || cell == truth[i][j]).isTrue();
                assertThat(cell != null && cell > 0 && cell < Suppression.LEAST).isFalse();
            }
        }
        var judge = new Judge(table);
        judge.look();
        assertThat(judge.derived()).as("%s", Arrays.deepToString(truth)).isEmpty();
    }

    /** Goes through every table without negative numbers that agrees with all that is shown. */
    private static final class Judge {
        private static final int ENOUGH = 200_000;
        private final Breakdown.Table table;
        private final List<TreeSet<Long>> seen = new ArrayList<>();
        private final long[][] made;
        private int tables;

        Judge(Breakdown.Table table) {
            this.table = table;
            this.made = new long[table.rows().size()][table.columns().size()];
            for (int i = 0;
                    i
                            < table.rows().size() * table.columns().size()
                                    + table.rows().size()
                                    + table.columns().size();
                    i++) {
                seen.add(new TreeSet<>());
            }
        }

        void look() {
            row(0, table.total());
        }

        private boolean settled() {
            return tables > ENOUGH || tables > 0 && derived().isEmpty();
        }

        private void row(int i, long left) {
            if (settled()) {
                return;
            }
            if (i == made.length) {
                if (left == 0) {
                    finish();
                }
                return;
            }
            Long sum = table.rowSums().get(i);
            var shown = table.cells().get(i).toArray(Long[]::new);
            for (long one = sum == null ? 0 : sum; one <= (sum == null ? left : sum); one++) {
                for (var list : lists(shown, one)) {
                    made[i] = list;
                    row(i + 1, left - one);
                }
            }
        }

        private void finish() {
            int width = table.columns().size();
            var columns = new long[width];
            for (long[] row : made) {
                for (int j = 0; j < width; j++) {
                    columns[j] += row[j];
                }
            }
            for (int j = 0; j < width; j++) {
                Long sum = table.columnSums().get(j);
                if (sum != null && sum != columns[j]) {
                    return;
                }
            }
            tables++;
            int at = 0;
            for (long[] row : made) {
                for (long cell : row) {
                    seen.get(at++).add(cell);
                }
            }
            for (long[] row : made) {
                seen.get(at++).add(Arrays.stream(row).sum());
            }
            for (long column : columns) {
                seen.get(at++).add(column);
            }
        }

        /** Hidden places that can be one number only. */
        List<Integer> derived() {
            var shown = new ArrayList<@Nullable Long>();
            table.cells().forEach(shown::addAll);
            shown.addAll(table.rowSums());
            shown.addAll(table.columnSums());
            return IntStream.range(0, shown.size())
                    .filter(at -> shown.get(at) == null && seen.get(at).size() == 1)
                    .boxed()
                    .toList();
        }
    }

    @Test
    void mostTablesOfAProgrammeAreShownAndWithFewHiddenCells() {
        var random = new Random(2570);
        int shown = 0;
        int hidden = 0;
        for (int n = 0; n < 200; n++) {
            var truth = new long[5][4];
            for (var row : truth) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt(10) == 0 ? random.nextInt(5) : 5 + random.nextInt(90);
                }
            }
            var table = Suppression.of(truth);
            shown += table.safe() ? 1 : 0;
            for (var row : table.cells()) {
                for (boolean cell : row) {
                    hidden += cell ? 1 : 0;
                }
            }
        }
        assertThat(shown).isEqualTo(200);
        // 8 % are small; those that protect them are not many more than they.
        assertThat(hidden).isLessThan(200 * 20 * 26 / 100);
    }

    @Test
    void oneSmallCellTakesASecondWithIt() {
        assertThat(Suppression.hiddenOf(new long[] {388, 271, 3})).containsExactly(false, true, true);
        assertThat(Suppression.hiddenOf(new long[] {388, 271, 83})).containsExactly(false, false, false);
        var crossed = Suppression.of(new long[][] {{40, 30}, {20, 3}, {50, 60}});
        assertThat(crossed.safe()).isTrue();
        assertThat(crossed.cells()[1]).containsExactly(true, true);
    }

    @Test
    void numbersByTheirCodesAreHiddenAlikeEverywhere() {
        assertThat(Suppression.shown(Map.of("f", 20L, "m", 8L, "x", 3L)))
                .containsEntry("f", 20L)
                .containsEntry("m", null)
                .containsEntry("x", null);
        assertThat(Suppression.shown(Map.of("north", 12L, "south", 3L, "west", 7L, "east", 0L)))
                .containsEntry("south", null)
                .containsEntry("west", null)
                .containsEntry("north", 12L)
                .containsEntry("east", 0L);
        assertThat(Suppression.shown(Map.of("f", 4L))).containsEntry("f", null);
        assertThat(Suppression.shown(Map.of("f", 20L, "m", 0L)))
                .containsEntry("f", 20L)
                .containsEntry("m", 0L);
    }
}
