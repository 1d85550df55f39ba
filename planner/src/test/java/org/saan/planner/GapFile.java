package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Generalised assignment: each job goes to one agent, each agent has so much of a resource. It maps exactly: an agent is a
 * group with one week, a job is a line of one piece with a family of its own, so that minutes and points are free for each
 * agent and job; one group a line; a job that nobody does costs more than all others together.
 *
 * @param profit whether the numbers are profits, to be made large; a job's points are then what it lacks to the largest
 */
record GapFile(int[][] costs, int[][] resources, int[] capacity, boolean profit) {
    private static final long UNDONE = 1_000_000;

    static GapFile read(String name, boolean profit) {
        var numbers = Numbers.of("gap/" + name + ".txt");
        int agents = numbers.whole();
        int jobs = numbers.whole();
        return new GapFile(numbers.table(agents, jobs), numbers.table(agents, jobs), numbers.row(agents), profit);
    }

    int agents() {
        return costs.length;
    }

    int jobs() {
        return costs[0].length;
    }

    private int largest() {
        return Arrays.stream(costs).flatMapToInt(Arrays::stream).max().orElse(0);
    }

    /** The file's own value of a plan's points, and the other way round. */
    long value(long points) {
        return profit ? (long) jobs() * largest() - points : points;
    }

    Problem problem() {
        var families = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        for (int j = 0; j < jobs(); j++) {
            families.add("family-" + j);
            lines.add(Numbers.line("job-" + j, "family-" + j, 1, 1, Set.of(), UNDONE));
        }
        var groups = new ArrayList<Group>();
        for (int i = 0; i < agents(); i++) {
            var crafts = new ArrayList<Craft>();
            for (int j = 0; j < jobs(); j++) {
                int points = profit ? largest() - costs[i][j] : costs[i][j];
                crafts.add(Numbers.craft("family-" + j, resources[i][j], points, 0));
            }
            groups.add(Numbers.group("agent-" + i, 0, List.of(capacity[i]), crafts));
        }
        return Numbers.problem("gap", 1, 0, families, groups, lines);
    }

    /** The plan of a stored solution: the agent of each job. */
    Plan plan(int[] agents, long points) {
        var assignments = new ArrayList<Assignment>();
        for (int j = 0; j < agents.length; j++) {
            var minutes = new TreeMap<>(Map.of(0, resources[agents[j]][j]));
            assignments.add(new Assignment("job-" + j, "make", "agent-" + agents[j], 1, minutes));
        }
        return new Plan("gap", points, assignments, List.of());
    }
}
