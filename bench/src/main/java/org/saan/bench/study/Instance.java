package org.saan.bench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.saan.bench.Pair;
import org.saan.planner.Problem;

/**
 * A problem as arrays. A resource is a craft of a group; pairs of a line stand together from {@code start[line]} to
 * {@code start[line + 1]}.
 */
final class Instance {
    final int weeks;
    final int groups;
    final int lines;
    final int pairs;
    final int[][] people;
    /** Two points a minute are paid below {@code low}, one below {@code high}. */
    final int[][] low;

    final int[][] high;
    final boolean[] programme;
    final int[] resourceGroup;
    final int[][] looms;
    final int[][] resourcesOf;
    final int[] quantity;
    final int[] release;
    final int[] due;
    final int[] maxGroups;
    final long[] notOtif;
    final long[] shortPoints;
    final int[] latePoints;
    final int[] start;
    final int[] line;
    final int[] resource;
    final int[] minutes;
    final int[] setup;
    final int[] least;
    final int[] most;
    final long[] fixed;
    final long[] points;
    final int[] first;
    final int[] onTime;
    final int[] last;

    Instance(Problem problem) {
        refuse(problem);
        weeks = problem.weeks();
        groups = problem.groups().size();
        lines = problem.lines().size();
        people = new int[groups][];
        low = new int[groups][weeks];
        high = new int[groups][weeks];
        programme = new boolean[groups];
        resourcesOf = new int[groups][];
        var ofResource = new ArrayList<Integer>();
        var minutesOf = new ArrayList<int[]>();
        for (int g = 0; g < groups; g++) {
            var group = problem.groups().get(g);
            people[g] = group.capacity().stream().mapToInt(m -> m).toArray();
            programme[g] = group.programme();
            for (int t = 0; t < weeks && programme[g]; t++) {
                low[g][t] = (int) ((long) people[g][t] * problem.floors().get(0).permille() / 1000);
                high[g][t] =
                        (int) ((long) people[g][t] * problem.floors().get(1).permille() / 1000);
            }
            int before = ofResource.size();
            for (var craft : group.crafts()) {
                ofResource.add(g);
                minutesOf.add(IntStream.range(0, weeks)
                        .map(t -> (int) Math.min(group.capacity().get(t), Pair.loomMinutes(group, craft, t)))
                        .toArray());
            }
            resourcesOf[g] = IntStream.range(before, ofResource.size()).toArray();
        }
        resourceGroup = ofResource.stream().mapToInt(g -> g).toArray();
        looms = minutesOf.toArray(int[][]::new);
        quantity = problem.lines().stream().mapToInt(l -> l.quantity()).toArray();
        release = problem.lines().stream().mapToInt(l -> l.release()).toArray();
        due = problem.lines().stream().mapToInt(l -> l.due()).toArray();
        maxGroups = problem.lines().stream()
                .mapToInt(l -> Math.min(8, l.operations().getFirst().maxGroups()))
                .toArray();
        notOtif = problem.lines().stream().mapToLong(l -> l.notOtifPoints()).toArray();
        shortPoints =
                problem.lines().stream().mapToLong(l -> l.shortPointsPerPiece()).toArray();
        latePoints = problem.lines().stream()
                .mapToInt(l -> (int) l.latePointsPerMinuteWeek())
                .toArray();
        var found = usable(problem);
        pairs = found.size();
        start = new int[lines + 1];
        line = found.stream().mapToInt(Pair::line).toArray();
        for (int l : line) {
            start[l + 1]++;
        }
        for (int l = 0; l < lines; l++) {
            start[l + 1] += start[l];
        }
        resource =
                found.stream().mapToInt(p -> resourcesOf[p.group()][p.craft()]).toArray();
        minutes = found.stream().mapToInt(Pair::minutes).toArray();
        setup = found.stream().mapToInt(p -> setupMinutes(problem, p)).toArray();
        least = found.stream().mapToInt(Pair::least).toArray();
        most = found.stream().mapToInt(p -> most(problem, p)).toArray();
        fixed = found.stream()
                .mapToLong(p -> problem.groups().get(p.group()).fixedPoints())
                .toArray();
        points = found.stream().mapToLong(Pair::points).toArray();
        first = found.stream().mapToInt(Pair::first).toArray();
        onTime = found.stream().mapToInt(Pair::onTime).toArray();
        last = found.stream().mapToInt(Pair::last).toArray();
    }

    private static void refuse(Problem problem) {
        var floors =
                problem.floors().stream().map(Problem.Floor::pointsPerMinute).toList();
        boolean plain = problem.lines().stream()
                .allMatch(l -> l.operations().size() == 1 && l.batchMultiple() == 1 && !l.allOrNothing());
        if (!floors.equals(List.of(2, 1))
                || !plain
                || !problem.bundles().isEmpty()
                || !problem.previous().isEmpty()) {
            throw new IllegalArgumentException("the study plans plain lines of one operation only");
        }
        if (problem.maxLateWeeks()
                        * problem.lines().stream()
                                .mapToLong(l -> l.latePointsPerMinuteWeek())
                                .max()
                                .orElse(0)
                > 8) {
            throw new IllegalArgumentException("a late minute costs more than the study counts to");
        }
    }

    /** Pairs that can make their least batch. */
    private List<Pair> usable(Problem problem) {
        return Pair.of(problem).stream()
                .filter(p -> most(problem, p) >= p.least())
                .toList();
    }

    private int most(Problem problem, Pair pair) {
        long room = 0;
        for (int t = pair.first(); t <= pair.last(); t++) {
            room += looms[resourcesOf[pair.group()][pair.craft()]][t];
        }
        long pieces = Math.max(0, room - setupMinutes(problem, pair)) / pair.minutes();
        return (int) Math.min(quantity[pair.line()], pieces);
    }

    private static int setupMinutes(Problem problem, Pair pair) {
        return problem.groups().get(pair.group()).crafts().get(pair.craft()).setupMinutes();
    }

    int group(int pair) {
        return resourceGroup[resource[pair]];
    }

    static int idlePoints(int work, int low, int high) {
        return 2 * Math.max(0, low - work) + Math.max(0, high - work);
    }
}
