package org.saan.planner.generator;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;

/** The same problem some weeks later: groups drop out, a week is lost, rush orders come. */
final class Again {
    private Again() {}

    static void change(Making made, long seed, Plan previous, int frozen) {
        var parts = made.parts;
        parts.id += "-replan";
        var random = new SplittableRandom(seed ^ 0x5eed);
        var busy = previous.assignments().stream()
                .filter(a -> !a.minutes().tailMap(frozen).isEmpty())
                .map(Assignment::group)
                .distinct()
                .sorted()
                .toList();
        for (int n = 0; n < 1 + made.size().groups / 100 && !busy.isEmpty(); n++) {
            var gone = parts.groups.get(
                    Integer.parseInt(busy.get(random.nextInt(busy.size())).substring(2)) - 1);
            gone.suspended = true;
            Arrays.fill(gone.capacity, frozen, parts.weeks, 0);
        }
        int lostProvince = random.nextInt(parts.provinces.size());
        for (var group : parts.groups) {
            if (group.province % 3 == lostProvince % 3) {
                group.capacity[frozen + 2] = 0;
            }
        }
        for (int n = 0; n < 1 + made.size().lines / 100; n++) {
            var like = parts.lines
                    .get(random.nextInt(made.size().lines))
                    .operations
                    .getLast();
            var id = String.format(Locale.ROOT, "rush-%04d", n + 1);
            var rush = made.line(random, id, like.family(), 6_000 + random.nextInt(20_000));
            rush.release = frozen;
            rush.due = frozen + 5 + 3 * (rush.operations.size() - 1) + random.nextInt(3);
            rush.notOtif *= 2;
            parts.lines.add(rush);
        }
    }
}
