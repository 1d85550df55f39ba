package org.saan.planner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Capacitated warehouse location: warehouses with a capacity and a cost of opening, customers who are served by one or more.
 *
 * <p>It does not map exactly. Opening is paid once for a warehouse, whoever is served; our fixed points are paid for each
 * line at a group. One line for all customers would pay once, but then all customers cost the same; a lot would pay once, but
 * then one warehouse must serve all. So this is a relaxation: each customer pays the share of the opening that is left when
 * all customers use the warehouse, and everything is rounded down. Its points are never more than the optimum; a plan of it
 * is a choice of warehouses whose true cost is never less.
 */
record CflpFile(int[] capacity, double[] opening, int[] demand, double[][] serving) {
    /** Points in one unit of cost. */
    static final int SCALE = 100;

    private static final long UNSERVED = 1_000_000_000;

    static CflpFile read(String name) {
        var numbers = Numbers.of("cflp/" + name + ".txt");
        int warehouses = numbers.whole();
        int customers = numbers.whole();
        var capacity = new int[warehouses];
        var opening = new double[warehouses];
        for (int i = 0; i < warehouses; i++) {
            capacity[i] = numbers.whole();
            opening[i] = numbers.real();
        }
        var demand = new int[customers];
        var serving = new double[customers][warehouses];
        for (int j = 0; j < customers; j++) {
            demand[j] = numbers.whole();
            for (int i = 0; i < warehouses; i++) {
                serving[j][i] = numbers.real();
            }
        }
        return new CflpFile(capacity, opening, demand, serving);
    }

    Problem relaxation() {
        var families = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        for (int j = 0; j < demand.length; j++) {
            families.add("family-" + j);
            lines.add(Numbers.line("customer-" + j, "family-" + j, demand[j], capacity.length, Set.of(), UNSERVED));
        }
        var groups = new ArrayList<Group>();
        for (int i = 0; i < capacity.length; i++) {
            var crafts = new ArrayList<Craft>();
            for (int j = 0; j < demand.length; j++) {
                int points = (int) (SCALE * serving[j][i] / demand[j]);
                crafts.add(Numbers.craft("family-" + j, 1, points, 0));
            }
            long share = (long) (SCALE * opening[i] / demand.length);
            groups.add(Numbers.group("warehouse-" + i, share, List.of(capacity[i]), crafts));
        }
        return Numbers.problem("cflp", 1, 0, families, groups, lines);
    }

    /** What a plan of the relaxation costs by the file: each warehouse that is used is opened once. */
    double cost(Plan plan) {
        var open = new HashSet<Integer>();
        double cost = 0;
        for (var a : plan.assignments()) {
            int i = number(a.group());
            int j = number(a.line());
            cost += (open.add(i) ? opening[i] : 0) + serving[j][i] * a.pieces() / demand[j];
        }
        return cost;
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
