package org.saan.planner.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.saan.planner.generator.Parts.Bundle;
import org.saan.planner.generator.Parts.Craft;
import org.saan.planner.generator.Parts.Family;
import org.saan.planner.generator.Parts.Group;
import org.saan.planner.generator.Parts.Line;
import org.saan.planner.generator.Parts.Operation;
import org.saan.planner.generator.Parts.Province;

/**
 * Makes problems small enough to be solved exactly: 3 to 5 groups, 3 to 6 lines of one operation, 8 to 14 weeks. They have
 * everything a line may have: lots, lines for one group, multiples, all-or-nothing, minimum batches, weeks without people.
 */
final class TinyMaking {
    private static final int BUYERS = 3;

    private final SplittableRandom random;
    final Parts parts;

    TinyMaking(long seed) {
        random = new SplittableRandom(seed * 1_000_003 + 17);
        parts = new Parts("tiny-" + seed, between(8, 14));
        for (var name : List.of("Nan", "Phrae")) {
            var id = name.toLowerCase(Locale.ROOT);
            parts.provinces.add(new Province(id, name, between(1, 2), between(0, 3000), season()));
        }
        int families = between(1, 2);
        for (int f = 0; f < families; f++) {
            parts.families.add(new Family("weave-" + (f + 1), "weave, style " + (f + 1), between(3, 40) * 10));
        }
        int groups = between(3, 5);
        for (int g = 0; g < groups; g++) {
            group(g);
        }
        int lines = between(3, 6);
        int loadPermille = between(300, 1100);
        for (int l = 0; l < lines; l++) {
            line(l, lines, loadPermille);
        }
        bundle();
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private int[] season() {
        return IntStream.range(0, parts.weeks)
                .map(t -> oneIn(6) ? 100 * random.nextInt(7) : 1000)
                .toArray();
    }

    private void group(int g) {
        var group = new Group(parts.weeks);
        group.province = random.nextInt(parts.provinces.size());
        group.id = "g-" + (g + 1);
        group.name = parts.provinces.get(group.province).name() + " group " + (g + 1);
        group.grade = between(1, 3);
        group.pace = between(800, 1300);
        group.price = between(950, 1500);
        group.risk = between(0, 150);
        group.reservedFor = oneIn(10) ? random.nextInt(BUYERS) : -1;
        group.programme = !oneIn(4);
        group.suspended = oneIn(20);
        int artisans = between(1, 4);
        for (int t = 0; t < parts.weeks; t++) {
            group.capacity[t] = artisans * parts.provinces.get(group.province).seasonPermille()[t] * 18 / 10;
        }
        int families = parts.families.size();
        int first = g < families ? g : random.nextInt(families);
        boolean both = families > 1 && oneIn(3);
        int setup = between(0, 6) * 60;
        int minBatch = between(0, 6) * 500;
        group.crafts.add(new Craft(first, both ? 700 : 1000, setup, minBatch));
        if (both) {
            group.crafts.add(new Craft(1 - first, 600, setup, minBatch));
        }
        parts.groups.add(group);
    }

    private void line(int l, int lines, int loadPermille) {
        var line = new Line();
        int f = random.nextInt(parts.families.size());
        var family = parts.families.get(f);
        long capacity = parts.groups.stream()
                .filter(g -> g.crafts.stream().anyMatch(c -> c.family() == f))
                .mapToLong(g -> Arrays.stream(g.capacity).sum())
                .sum();
        long minutes = capacity * loadPermille / 1000 * between(400, 1600) / 1000 / lines;
        line.id = "l-" + (l + 1);
        line.multiple = oneIn(5) ? between(2, 4) : 1;
        int batches = (int) Math.max(1, minutes / family.standardMinutes() / line.multiple);
        line.quantity = batches * line.multiple;
        line.name = line.quantity + " pieces of " + family.name();
        line.buyer = random.nextInt(BUYERS);
        int window = between(3, 8);
        line.due = Math.min(parts.weeks, between(window, parts.weeks + 1));
        line.release = Math.max(0, line.due - window);
        line.notOtif = 5_000 * between(1, 5);
        line.late = between(1, 2);
        line.allOrNothing = oneIn(5);
        if (oneIn(6)) {
            line.excluded.add(parts.groups.get(random.nextInt(parts.groups.size())).id);
        }
        int grade = oneIn(2) ? 1 : between(1, 3);
        int maxPrice = oneIn(3) ? between(1200, 1600) : 0;
        line.operations.add(new Operation("make", f, grade, family.standardMinutes(), maxPrice, between(1, 4)));
        parts.lines.add(line);
    }

    /** Sometimes the first two lines of one family go together. */
    private void bundle() {
        boolean wanted = oneIn(3);
        boolean lot = random.nextBoolean();
        for (int f = 0; f < parts.families.size() && wanted; f++) {
            int family = f;
            var same = parts.lines.stream()
                    .filter(l -> l.operations.getFirst().family() == family)
                    .limit(2)
                    .toList();
            if (same.size() == 2) {
                parts.bundles.add(new Bundle("b-1", lot, same));
                return;
            }
        }
    }
}
