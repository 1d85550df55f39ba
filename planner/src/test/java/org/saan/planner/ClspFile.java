package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Capacitated lot sizing with set-up times: items are made in periods on one machine, early goods are held at a cost, each
 * item that is made in a period is set up once there.
 *
 * <p>A period of the machine is a group with one week; an item's demand of a period is a line with a family of its own, and
 * later periods are excluded for it; holding is in the points of a piece. That much maps exactly. The set-up does not: lines
 * of one item that are made in the same period would share it, and our lines share only in a lot, which is at one group. So
 * this is a relaxation: of the set-up, each line pays the share that is left when every line that could share it does, in time
 * rounded down, in cost spread over its pieces. Its points are never more than the optimum.
 */
record ClspFile(int items, int periods, int capacity, Item[] item, int[][] demand) {
    /** Points in one unit of cost; minutes in one unit of time. */
    static final int SCALE = 100;

    private static final long UNMET = 1_000_000_000;

    /** What an item needs: time a piece, cost of holding a piece for a period, time and cost of a set-up. */
    record Item(double minutes, double holding, double setupMinutes, double setupCost) {}

    static ClspFile read(String name) {
        var numbers = Numbers.of("clsp/" + name + ".DAT");
        int items = numbers.whole();
        int periods = numbers.whole();
        numbers.whole();
        int capacity = numbers.whole();
        var item = new Item[items];
        for (int i = 0; i < items; i++) {
            item[i] = new Item(numbers.real(), numbers.real(), numbers.real(), numbers.real());
        }
        return new ClspFile(items, periods, capacity, item, numbers.table(periods, items));
    }

    Problem relaxation() {
        var families = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        var crafts = new HashMap<Integer, List<Craft>>();
        IntStream.range(0, periods).forEach(s -> crafts.put(s, new ArrayList<>()));
        for (int i = 0; i < items; i++) {
            for (int t = 0; t < periods; t++) {
                if (demand[t][i] == 0) {
                    continue;
                }
                var family = "family-" + i + "-" + t;
                families.add(family);
                var later = new HashSet<String>();
                for (int s = 0; s < periods; s++) {
                    if (s > t) {
                        later.add("period-" + s);
                    } else {
                        crafts.get(s).add(craft(family, i, s, t));
                    }
                }
                lines.add(Numbers.line("demand-" + i + "-" + t, family, demand[t][i], periods, later, UNMET));
            }
        }
        var groups = IntStream.range(0, periods)
                .mapToObj(s -> Numbers.group("period-" + s, 0, List.of(capacity * SCALE), crafts.get(s)))
                .toList();
        return Numbers.problem("clsp", 1, 0, families, groups, lines);
    }

    private Craft craft(String family, int i, int s, int t) {
        int item = i;
        long sharing =
                IntStream.range(s, periods).filter(u -> demand[u][item] > 0).count();
        double setup = this.item[i].setupCost / sharing / demand[t][i];
        int points = (int) (SCALE * (this.item[i].holding * (t - s) + setup));
        return Numbers.craft(family, (int) Math.round(SCALE * this.item[i].minutes), points, (int)
                (SCALE * this.item[i].setupMinutes / sharing));
    }

    /** What a plan of the relaxation costs by the file. */
    double cost(Plan plan) {
        double cost = 0;
        for (var a : plan.assignments()) {
            var line = a.line().split("-");
            int t = Integer.parseInt(line[2]);
            cost += item[Integer.parseInt(line[1])].holding * (t - CflpFile.number(a.group())) * a.pieces();
        }
        return cost
                + setups(plan).stream()
                        .mapToDouble(it -> item[it.get(0)].setupCost)
                        .sum();
    }

    /** Item and period of each set-up. */
    private static Set<List<Integer>> setups(Plan plan) {
        var setups = new HashSet<List<Integer>>();
        for (var a : plan.assignments()) {
            setups.add(List.of(Integer.parseInt(a.line().split("-")[1]), CflpFile.number(a.group())));
        }
        return setups;
    }
}
