package org.saan.hub.programme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hides small cells of a table of people, and as many others as are needed so that no hidden cell can be reckoned from what is
 * shown: rows and columns that add up must not give it away.
 *
 * <p>The table with its margins is a flow from a source through rows and columns to a sink. A hidden cell is safe when some
 * other table, with all that is shown and without a negative number, has another number in its place; that is so when the
 * arc of the cell lies on a circle of hidden arcs along which one can be moved. Where no circle is found, the cheapest cell is
 * hidden too; where hiding everything does not help, the table is not shown.
 */
public final class Suppression {
    /** Fewer people than this are not shown. */
    public static final int LEAST = 5;
    /** Hiding an empty cell tells a reader less than nothing: only when nothing else helps. */
    private static final long EMPTY = 1_000_000_000L;

    private final long[][] cells;
    private final long[] rows;
    private final long[] columns;
    private final boolean[][] hidden;
    private final boolean[] rowHidden;
    private final boolean[] columnHidden;

    private Suppression(long[][] cells, boolean[] rowHidden, boolean[] columnHidden) {
        this.cells = cells;
        this.rows =
                Arrays.stream(cells).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        int width = columnHidden.length;
        this.columns = new long[width];
        for (long[] row : cells) {
            for (int j = 0; j < width; j++) {
                columns[j] += row[j];
            }
        }
        this.hidden = new boolean[cells.length][width];
        this.rowHidden = rowHidden;
        this.columnHidden = columnHidden;
    }

    /**
     * Which numbers of a list are hidden, when their sum is shown.
     *
     * @return true where a number is hidden
     */
    public static boolean[] hiddenOf(long[] numbers) {
        var hidden = new boolean[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            hidden[i] = small(numbers[i]);
        }
        while (!safe(numbers, hidden)) {
            int next = cheapest(numbers, hidden);
            if (next < 0) {
                break;
            }
            hidden[next] = true;
        }
        return hidden;
    }

    /**
     * The same for numbers by their codes, such as people by sex.
     *
     * @return every code in order of the codes; without a number where it is hidden
     */
    public static SortedMap<String, @Nullable Long> shown(Map<String, Long> numbers) {
        var codes = List.copyOf(new TreeMap<>(numbers).keySet());
        var hidden = hiddenOf(codes.stream().mapToLong(numbers::get).toArray());
        var shown = new TreeMap<String, @Nullable Long>();
        for (int i = 0; i < hidden.length; i++) {
            shown.put(codes.get(i), hidden[i] ? null : numbers.get(codes.get(i)));
        }
        return shown;
    }

    /** Whether a number of people is one that is not shown. */
    public static boolean small(long number) {
        return number > 0 && number < LEAST;
    }

    /** None is hidden, or two that can both be otherwise: their sum is more than nothing. */
    private static boolean safe(long[] numbers, boolean[] hidden) {
        int many = 0;
        for (boolean one : hidden) {
            many += one ? 1 : 0;
        }
        return many != 1;
    }

    private static int cheapest(long[] numbers, boolean[] hidden) {
        int best = -1;
        for (int i = 0; i < numbers.length; i++) {
            if (!hidden[i] && (best < 0 || cost(numbers[i]) < cost(numbers[best]))) {
                best = i;
            }
        }
        return best;
    }

    /** The smallest that has anybody in it; an empty one last. */
    private static long cost(long number) {
        return number == 0 ? Long.MAX_VALUE : number;
    }

    /**
     * Which cells of a crossed table are hidden. Margins are hidden as in the lists of one dimension, so that both tables say
     * the same.
     *
     * @param safe false: not even hiding every cell protects the people in it; the table is not shown
     */
    public record Hidden(boolean[][] cells, boolean[] rows, boolean[] columns, boolean safe) {}

    public static Hidden of(long[][] cells) {
        var rowSums =
                Arrays.stream(cells).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        int width = cells.length == 0 ? 0 : cells[0].length;
        var columnSums = new long[width];
        for (long[] row : cells) {
            for (int j = 0; j < width; j++) {
                columnSums[j] += row[j];
            }
        }
        var table = new Suppression(cells, hiddenOf(rowSums), hiddenOf(columnSums));
        boolean safe = table.protect();
        return new Hidden(table.hidden, table.rowHidden, table.columnHidden, safe);
    }

    private boolean protect() {
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                hidden[i][j] = small(cells[i][j]);
            }
        }
        // Each round hides a cell more; there are only so many.
        for (var unsafe = firstUnsafe(); unsafe != null; unsafe = firstUnsafe()) {
            if (!hideCircle(unsafe)) {
                return false;
            }
        }
        showAgain();
        return true;
    }

    /** Later circles may have made earlier cells needless. */
    private void showAgain() {
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (hidden[i][j] && !small(cells[i][j])) {
                    hidden[i][j] = false;
                    hidden[i][j] = firstUnsafe() != null;
                }
            }
        }
    }

    /** An arc of the flow: from and to, the number on it, and whether it may be otherwise. */
    private record Arc(int from, int to, long number, boolean free) {}

    private List<Arc> arcs() {
        int source = 0;
        int sink = 1;
        var all = new ArrayList<Arc>();
        for (int i = 0; i < cells.length; i++) {
            all.add(new Arc(source, row(i), rows[i], rowHidden[i]));
            for (int j = 0; j < columns.length; j++) {
                all.add(new Arc(row(i), column(j), cells[i][j], hidden[i][j]));
            }
        }
        for (int j = 0; j < columns.length; j++) {
            all.add(new Arc(column(j), sink, columns[j], columnHidden[j]));
        }
        return all;
    }

    private int row(int i) {
        return 2 + i;
    }

    private int column(int j) {
        return 2 + cells.length + j;
    }

    private @Nullable Arc firstUnsafe() {
        var all = arcs();
        Map<Integer, List<Integer>> steps = new HashMap<>();
        for (var arc : all) {
            if (arc.free()) {
                steps.computeIfAbsent(arc.from(), key -> new ArrayList<>()).add(arc.to());
                if (arc.number() > 0) {
                    steps.computeIfAbsent(arc.to(), key -> new ArrayList<>()).add(arc.from());
                }
            }
        }
        for (var arc : all) {
            if (arc.free() && !movable(arc, steps)) {
                return arc;
            }
        }
        return null;
    }

    /** Whether one can be added to it, or taken from it, when others give way. */
    private static boolean movable(Arc arc, Map<Integer, List<Integer>> steps) {
        return reaches(arc.to(), arc.from(), steps, arc.number() > 0)
                || arc.number() > 0 && reaches(arc.from(), arc.to(), steps, true);
    }

    /** @param both whether the arc itself also leads straight back, which is no other way */
    private static boolean reaches(int from, int to, Map<Integer, List<Integer>> steps, boolean both) {
        Set<Integer> seen = new HashSet<>();
        var queue = new ArrayDeque<Integer>();
        queue.add(from);
        seen.add(from);
        boolean first = true;
        while (!queue.isEmpty()) {
            int at = queue.poll();
            for (int next : steps.getOrDefault(at, List.of())) {
                // Straight back over the same arc is no circle; between two places there is one arc only.
                if (first && both && next == to) {
                    continue;
                }
                if (next == to) {
                    return true;
                }
                if (seen.add(next)) {
                    queue.add(next);
                }
            }
            first = false;
        }
        return false;
    }

    /** Hides the cells of the cheapest circle through an arc; false when there is none. */
    private boolean hideCircle(Arc unsafe) {
        var more = circle(unsafe.to(), unsafe.from());
        var fewer = unsafe.number() > 0 ? circle(unsafe.from(), unsafe.to()) : null;
        var best = more == null || fewer != null && fewer.cost() < more.cost() ? fewer : more;
        if (best == null) {
            return false;
        }
        best.cells().forEach(place -> hidden[place.i()][place.j()] = true);
        return true;
    }

    private record Place(int i, int j) {}

    private record Circle(long cost, List<Place> cells) {}

    /** The cheapest way from one place to another that is not the arc between them; shown cells cost what stands in them. */
    private @Nullable Circle circle(int from, int to) {
        int places = 2 + cells.length + columns.length;
        var cost = new long[places];
        Arrays.fill(cost, Long.MAX_VALUE);
        var before = new int[places];
        var done = new boolean[places];
        cost[from] = 0;
        while (true) {
            int at = -1;
            for (int place = 0; place < places; place++) {
                if (!done[place] && cost[place] < Long.MAX_VALUE && (at < 0 || cost[place] < cost[at])) {
                    at = place;
                }
            }
            if (at < 0) {
                return null;
            }
            if (at == to) {
                return new Circle(cost[to], way(from, to, before));
            }
            done[at] = true;
            for (var arc : arcs()) {
                boolean forth = arc.from() == at;
                boolean back = arc.to() == at && arc.number() > 0;
                int next = forth ? arc.to() : arc.from();
                boolean cell = arc.from() > 1 && arc.to() > 1;
                if ((forth || back) && (arc.free() || cell) && !(at == from && next == to)) {
                    long sum = cost[at] + (arc.free() ? 0 : arc.number() == 0 ? EMPTY : arc.number());
                    if (sum < cost[next]) {
                        cost[next] = sum;
                        before[next] = at;
                    }
                }
            }
        }
    }

    private List<Place> way(int from, int to, int[] before) {
        var all = new ArrayList<Place>();
        for (int at = to; at != from; at = before[at]) {
            int low = Math.min(at, before[at]);
            int high = Math.max(at, before[at]);
            if (low > 1 && low < 2 + cells.length && high >= 2 + cells.length) {
                all.add(new Place(low - 2, high - 2 - cells.length));
            }
        }
        return all;
    }
}
