package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Every operation with every group that may do it, as arrays: what the engine reads millions of times a second.
 *
 * <p>An <em>operation</em> {@code o} is one of a line, numbered over all lines; its pairs are {@code opStart[o] …
 * opStart[o + 1] - 1}. A <em>loom</em> {@code r} is one craft of one group. A value of a week {@code t} of a group or a loom
 * lies at {@code index * weeks + t}. Never changes.
 *
 * <p>Work already begun (minutes in frozen weeks) is no pair's: it lies in {@link #frozenLoad}.
 */
final class Pairs {
    final Model model;
    final int weeks;
    final int groups;
    final int looms;
    final int ops;
    final int count;

    /** First operation of each line; the last entry is {@link #ops}. */
    final int[] lineStart;

    final int[] opLine;
    /** Operation that closes its line: the one that can be late or short. */
    final boolean[] opLast;

    final int[] opGroups;
    final int[] opStart;

    final int[] pairOp;
    final int[] pairGroup;
    final int[] pairLoom;
    /** First week for new work: release, or the first week that is not frozen. */
    final int[] first;
    /** Last week that is on time; for an earlier operation of a chain the same as {@link #last}. */
    final int[] onTime;

    final int[] last;
    final int[] perPiece;
    final int[] setup;
    /** Fewest pieces, a multiple of the line's batch. */
    final int[] minBatch;
    /** Most pieces that an empty group could make in the window, a multiple of the line's batch; 0 when it can make none. */
    final int[] most;
    /** The same until {@link #onTime}. */
    final int[] mostOnTime;

    final long[] fixed;
    final long[] perPiecePoints;
    /** Pieces of the previous plan at this pair, -1 when the pair was not used. */
    final int[] before;
    /** Minutes of the previous plan by week; null when the pair was not used. */
    private final int[] @Nullable [] beforeMinutes;
    /** Whether minutes of the pair lie in frozen weeks. */
    final boolean[] begun;
    /** Minutes of the pair in frozen weeks. */
    final int[] frozenMinutes;

    /** Whether the line had work in the previous plan, so that changes cost points. */
    final boolean[] lineKnown;

    final int[] loomGroup;
    /** First loom of each group; the last entry is {@link #looms}. */
    final int[] groupLooms;

    final int[] people;
    final int[] loomCapacity;
    final int[] frozenLoad;
    final int[] frozenLoomLoad;

    private final int[] province;
    private final int[][] routes;

    /** Points for each missing minute of each floor, floors ascending. */
    final int[] floorPoints;

    /** Floor minutes of programme groups by floor, group and week. */
    final int[][] floor;

    Pairs(Model model) {
        this.model = model;
        weeks = model.weeks;
        groups = model.groups.size();
        lineStart = new int[model.lines.size() + 1];
        groupLooms = new int[groups + 1];
        for (var site : model.groups) {
            groupLooms[site.index() + 1] =
                    groupLooms[site.index()] + site.skills().size();
        }
        looms = groupLooms[groups];
        loomGroup = new int[looms];
        people = new int[groups * weeks];
        loomCapacity = new int[looms * weeks];
        var floors = model.problem.floors().stream()
                .sorted(Comparator.comparingInt(Problem.Floor::permille))
                .toList();
        floorPoints = floors.stream().mapToInt(Problem.Floor::pointsPerMinute).toArray();
        floor = new int[floors.size()][groups * weeks];
        for (var site : model.groups) {
            int g = site.index();
            for (int t = 0; t < weeks; t++) {
                people[g * weeks + t] = site.group().capacity().get(t);
                for (int f = 0; f < floor.length; f++) {
                    floor[f][g * weeks + t] = model.floorMinutes(site, floors.get(f), t);
                }
            }
            for (var skill : site.skills()) {
                int r = groupLooms[g] + skill.index();
                loomGroup[r] = g;
                for (int t = 0; t < weeks; t++) {
                    loomCapacity[r * weeks + t] = model.loomCapacity(site, skill, t);
                }
            }
        }
        province = new int[groups];
        var provinces = new ArrayList<String>();
        var some = new ArrayList<Model.Site>();
        for (var site : model.groups) {
            int k = provinces.indexOf(site.group().province());
            if (k < 0) {
                k = provinces.size();
                provinces.add(site.group().province());
                some.add(site);
            }
            province[site.index()] = k;
        }
        routes = new int[some.size()][some.size()];
        for (int a = 0; a < some.size(); a++) {
            for (int b = 0; b < some.size(); b++) {
                routes[a][b] = model.route(some.get(a), some.get(b));
            }
        }
        frozenLoad = new int[groups * weeks];
        frozenLoomLoad = new int[looms * weeks];
        lineKnown = new boolean[model.lines.size()];
        var beforeOf = new java.util.HashMap<Long, Assignment>();
        for (var assignment : model.problem.previous()) {
            var step = model.step(assignment.line(), assignment.operation());
            int g = model.group(assignment.group());
            lineKnown[step.line()] = true;
            beforeOf.put(key(step.line(), step.op(), g), assignment);
            var candidate = java.util.Objects.requireNonNull(model.candidate(step.line(), step.op(), g));
            assignment.minutes().headMap(model.frozenBefore).forEach((week, minutes) -> {
                frozenLoad[g * weeks + week] += minutes;
                frozenLoomLoad[(groupLooms[g] + candidate.skill().index()) * weeks + week] += minutes;
            });
        }
        var rows = new ArrayList<Row>();
        var opRows = new ArrayList<int[]>();
        for (var job : model.lines) {
            lineStart[job.index()] = opRows.size();
            for (int op = 0; op <= job.lastOp(); op++) {
                opRows.add(new int[] {job.index(), op, rows.size()});
                for (var candidate : model.candidates(job.index(), op)) {
                    var was = beforeOf.get(key(job.index(), op, candidate.group()));
                    var begins = was != null
                            && !was.minutes().headMap(model.frozenBefore).isEmpty();
                    if (model.refusal(job, op, candidate) == null || begins) {
                        rows.add(new Row(opRows.size() - 1, job, op, candidate, was, begins));
                    }
                }
            }
        }
        ops = opRows.size();
        lineStart[model.lines.size()] = ops;
        opLine = new int[ops];
        opLast = new boolean[ops];
        opGroups = new int[ops];
        opStart = new int[ops + 1];
        for (int o = 0; o < ops; o++) {
            var row = opRows.get(o);
            var job = model.lines.get(row[0]);
            opLine[o] = row[0];
            opLast[o] = row[1] == job.lastOp();
            opGroups[o] = job.operation(row[1]).maxGroups();
            opStart[o] = row[2];
        }
        count = rows.size();
        opStart[ops] = count;
        pairOp = new int[count];
        pairGroup = new int[count];
        pairLoom = new int[count];
        first = new int[count];
        onTime = new int[count];
        last = new int[count];
        perPiece = new int[count];
        setup = new int[count];
        minBatch = new int[count];
        most = new int[count];
        mostOnTime = new int[count];
        fixed = new long[count];
        perPiecePoints = new long[count];
        before = new int[count];
        beforeMinutes = new int[count][];
        begun = new boolean[count];
        frozenMinutes = new int[count];
        Arrays.fill(before, -1);
        for (int i = 0; i < count; i++) {
            fill(i, rows.get(i));
        }
    }

    private record Row(
            int o,
            Model.Job job,
            int op,
            Model.Candidate candidate,
            @Nullable Assignment was,
            boolean begins) {}

    private static long key(int line, int op, int group) {
        return ((long) line * 64 + op) << 24 | group;
    }

    private void fill(int i, Row row) {
        var job = row.job();
        var craft = row.candidate().skill().craft();
        var site = row.candidate().site();
        var operation = job.operation(row.op());
        pairOp[i] = row.o();
        pairGroup[i] = row.candidate().group();
        pairLoom[i] = groupLooms[pairGroup[i]] + row.candidate().skill().index();
        first[i] = Math.max(job.line().release(), model.frozenBefore);
        last[i] = model.last(job, row.op(), site);
        onTime[i] = row.op() == job.lastOp() ? Math.min(last[i], model.lastOnTime(job, site)) : last[i];
        perPiece[i] = model.minutesPerPiece(operation, craft);
        setup[i] = craft.setupMinutes();
        minBatch[i] = model.minBatch(job, row.op(), craft);
        fixed[i] = site.group().fixedPoints();
        perPiecePoints[i] = model.pointsPerPiece(operation, craft);
        mostOnTime[i] = most(i, job.line(), onTime[i]);
        most[i] = most(i, job.line(), last[i]);
        if (row.was() != null) {
            before[i] = row.was().pieces();
            var of = new int[weeks];
            row.was().minutes().forEach((week, minutes) -> of[week] = minutes);
            beforeMinutes[i] = of;
            frozenMinutes[i] = row.was().minutes().headMap(model.frozenBefore).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        begun[i] = row.begins();
    }

    private int most(int i, Line line, int until) {
        long minutes = -setup[i];
        for (int t = first[i]; t <= until; t++) {
            minutes += room(i, t);
        }
        long pieces = Math.min(line.quantity(), Math.max(0, minutes) / perPiece[i]);
        pieces -= pieces % line.batchMultiple();
        return (int) pieces;
    }

    /** Minutes of the previous plan in a week. */
    int minutesBefore(int pair, int week) {
        var of = beforeMinutes[pair];
        return of == null ? 0 : of[week];
    }

    /** Weeks between two groups. */
    int route(int from, int to) {
        return routes[province[from]][province[to]];
    }

    /** Minutes of a week that an empty group could give the pair. */
    int room(int pair, int week) {
        return Math.min(people[pairGroup[pair] * weeks + week], loomCapacity[pairLoom[pair] * weeks + week]);
    }

    Line line(int index) {
        return model.lines.get(index).line();
    }

    int op(int line, int op) {
        return lineStart[line] + op;
    }

    /** The pairs of each group, ascending. */
    int[][] pairsByGroup() {
        var size = new int[groups];
        for (int g : pairGroup) {
            size[g]++;
        }
        var all = new int[groups][];
        for (int g = 0; g < groups; g++) {
            all[g] = new int[size[g]];
        }
        for (int i = count - 1; i >= 0; i--) {
            all[pairGroup[i]][--size[pairGroup[i]]] = i;
        }
        return all;
    }

    /** The pair of an operation and a group; -1 when the group may not do it. */
    int pair(int op, int group) {
        for (int i = opStart[op]; i < opStart[op + 1]; i++) {
            if (pairGroup[i] == group) {
                return i;
            }
        }
        return -1;
    }
}
