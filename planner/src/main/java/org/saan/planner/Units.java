package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Lines that must be decided together, because a bundle ties them; most are alone. */
final class Units {
    final int count;
    /** Lines of each unit; of a bundle in the order of its members. */
    final int[][] lines;

    final int[] unitOf;
    /** The bundle of each unit; null for most. */
    final Model.Bond[] bundle;
    /** Units whose work may be moved. */
    final boolean[] movable;

    Units(Sketch sketch) {
        var pairs = sketch.pairs;
        var model = pairs.model;
        int n = model.lines.size();
        unitOf = new int[n];
        java.util.Arrays.fill(unitOf, -1);
        var bundles = new HashMap<Integer, List<Model.Bond>>();
        var found = new ArrayList<int[]>();
        for (var bond : model.bundles) {
            for (var member : bond.members()) {
                bundles.computeIfAbsent(member.line(), line -> new ArrayList<>())
                        .add(bond);
            }
        }
        var ties = new ArrayList<Model.Bond>();
        var free = new ArrayList<Boolean>();
        for (int line = 0; line < n; line++) {
            if (unitOf[line] >= 0) {
                continue;
            }
            var together = new ArrayList<Integer>();
            var tied = new java.util.LinkedHashSet<Model.Bond>();
            unitOf[line] = found.size();
            together.add(line);
            for (int k = 0; k < together.size(); k++) {
                for (var bond : bundles.getOrDefault(together.get(k), List.of())) {
                    tied.add(bond);
                    for (var member : bond.members()) {
                        if (unitOf[member.line()] < 0) {
                            unitOf[member.line()] = found.size();
                            together.add(member.line());
                        }
                    }
                }
            }
            var bond = tied.isEmpty() ? null : tied.iterator().next();
            var all = bond == null
                    ? new int[] {line}
                    : bond.members().stream()
                            .mapToInt(Model.Step::line)
                            .distinct()
                            .toArray();
            boolean simple = tied.size() <= 1
                    && (bond == null || bond.members().size() == all.length && all.length == together.size());
            found.add(
                    simple ? all : together.stream().mapToInt(Integer::intValue).toArray());
            ties.add(bond);
            free.add(simple && movable(sketch, all, bond != null));
        }
        count = found.size();
        lines = found.toArray(int[][]::new);
        bundle = ties.toArray(Model.Bond[]::new);
        movable = new boolean[count];
        for (int u = 0; u < count; u++) {
            movable[u] = free.get(u);
        }
    }

    /** Begun work of chains and bundles stays as it is, as do lines that nobody could make. */
    private static boolean movable(Sketch sketch, int[] lines, boolean bundled) {
        var pairs = sketch.pairs;
        boolean any = false;
        for (int line : lines) {
            int from = pairs.opStart[pairs.lineStart[line]];
            int to = pairs.opStart[pairs.lineStart[line + 1]];
            boolean complex = bundled || pairs.lineStart[line + 1] - pairs.lineStart[line] > 1;
            any |= from < to;
            if (complex && sketch.pinned[line].length > 0) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (pairs.begun[i] && complex) {
                    return false;
                }
            }
        }
        return any;
    }
}
