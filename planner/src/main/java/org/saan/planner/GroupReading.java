package org.saan.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads off a finished plan how its groups fare and which of their hours are scarce. */
final class GroupReading {
    private static final double LEAST_POINTS_PER_HOUR = 0.5;

    private final Sketch sketch;
    private final Pairs pairs;
    private final double[] hourPrices;
    private final double[] loomPrices;

    /**
     * @param hourPrices points of a minute by group and week; empty when there are none
     * @param loomPrices the same by loom and week
     */
    GroupReading(Sketch sketch, double[] hourPrices, double[] loomPrices) {
        this.sketch = sketch;
        this.pairs = sketch.pairs;
        this.hourPrices = hourPrices;
        this.loomPrices = loomPrices;
    }

    List<Explanation.GroupReasons> groups() {
        var pairsOf = pairs.pairsByGroup();
        var all = new ArrayList<Explanation.GroupReasons>();
        for (var site : pairs.model.groups) {
            if (site.group().programme()) {
                all.add(group(site, pairsOf[site.index()]));
            }
        }
        return all;
    }

    private Explanation.GroupReasons group(Model.Site site, int[] own) {
        long minutes = 0;
        long capacity = 0;
        int with = 0;
        int below = 0;
        for (int t = 0; t < pairs.weeks; t++) {
            int at = site.index() * pairs.weeks + t;
            int load = sketch.loads.load[at];
            minutes += load;
            capacity += pairs.people[at];
            with += load > 0 ? 1 : 0;
            below += pairs.floor.length > 0 && load < pairs.floor[0][at] ? 1 : 0;
        }
        var work = minutes > 0
                ? Explanation.Work.WORKS
                : Fairness.workExists(pairs, own) ? Explanation.Work.LEFT_IDLE : Explanation.Work.NONE_EXISTS;
        return new Explanation.GroupReasons(site.group().id(), work, minutes, capacity, with, below);
    }

    List<Explanation.ScarceHour> scarceHours() {
        var all = new ArrayList<Explanation.ScarceHour>();
        for (var site : pairs.model.groups) {
            for (int t = 0; t < pairs.weeks && hourPrices.length > 0; t++) {
                int at = site.index() * pairs.weeks + t;
                if (sketch.loads.free[at] == 0 && hourPrices[at] * 60 >= LEAST_POINTS_PER_HOUR) {
                    all.add(new Explanation.ScarceHour(
                            site.group().id(), Optional.empty(), t, Math.round(hourPrices[at] * 60)));
                }
                for (int r = pairs.groupLooms[site.index()]; r < pairs.groupLooms[site.index() + 1]; r++) {
                    int loom = r * pairs.weeks + t;
                    if (sketch.loads.loomFree[loom] == 0 && loomPrices[loom] * 60 >= LEAST_POINTS_PER_HOUR) {
                        var craft = site.skills()
                                .get(r - pairs.groupLooms[site.index()])
                                .craft()
                                .family();
                        all.add(new Explanation.ScarceHour(
                                site.group().id(), Optional.of(craft), t, Math.round(loomPrices[loom] * 60)));
                    }
                }
            }
        }
        all.sort(Comparator.comparingLong(Explanation.ScarceHour::pointsPerHour).reversed());
        return all;
    }
}
