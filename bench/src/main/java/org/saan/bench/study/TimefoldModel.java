package org.saan.bench.study;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.saan.bench.study.Choice.GroupWeek;
import org.saan.bench.study.Choice.LoomWeek;
import org.saan.bench.study.Choice.Share;
import org.saan.bench.study.Loads.Shares;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/**
 * A straightforward model for Timefold, not tuned: each line is cut into up to 16 chunks, each chunk takes a group and a week.
 * What comes out is placed exactly, line by line, so that the plan is valid; what then does not fit is left out.
 */
public final class TimefoldModel {
    private static final int MINUTES_OF_A_CHUNK = 5_000;
    private static final int MOST_CHUNKS = 16;

    private final Problem problem;
    private final Instance in;
    private final GroupWeek[][] groupWeeks;
    private final LoomWeek[][] loomWeeks;

    public TimefoldModel(Problem problem) {
        this.problem = problem;
        in = new Instance(problem);
        groupWeeks = new GroupWeek[in.groups][in.weeks];
        loomWeeks = new LoomWeek[in.looms.length][in.weeks];
        for (int t = 0; t < in.weeks; t++) {
            for (int g = 0; g < in.groups; g++) {
                groupWeeks[g][t] = new GroupWeek(in, g, t);
            }
            for (int r = 0; r < in.looms.length; r++) {
                loomWeeks[r][t] = new LoomWeek(in, r, t);
            }
        }
    }

    /** A plan after so much solving. */
    public Plan plan(Duration time, long seed) {
        var config = new SolverConfig()
                .withSolutionClass(Chunks.class)
                .withEntityClasses(Chunk.class)
                .withConstraintProviderClass(ChunkConstraints.class)
                .withRandomSeed(seed)
                .withTerminationConfig(new TerminationConfig().withSpentLimit(time));
        var solved = SolverFactory.<Chunks>create(config).buildSolver().solve(chunks());
        return exact(solved, seed);
    }

    private Chunks chunks() {
        var programmeWeeks = IntStream.range(0, in.groups)
                .filter(g -> in.programme[g])
                .boxed()
                .flatMap(g -> Arrays.stream(groupWeeks[g]))
                .toList();
        var chunks = new ArrayList<Chunk>();
        for (int l = 0; l < in.lines; l++) {
            var choices = choices(l);
            if (choices.isEmpty()) {
                continue;
            }
            var line = new Chunk.OfLine(l, in.maxGroups[l], in.notOtif[l], in.shortPoints[l], in.latePoints[l]);
            int q = in.quantity[l];
            long minutes = (long) q * in.minutes[in.start[l]];
            int count =
                    (int) Math.clamp(Math.round((double) minutes / MINUTES_OF_A_CHUNK), 1, Math.min(MOST_CHUNKS, q));
            for (int j = 0; j < count; j++) {
                int pieces = q * (j + 1) / count - q * j / count;
                chunks.add(new Chunk(l + "-" + j, line, pieces, choices));
            }
        }
        return new Chunks(chunks, programmeWeeks);
    }

    private List<Choice> choices(int line) {
        var choices = new ArrayList<Choice>();
        for (int i = in.start[line]; i < in.start[line + 1]; i++) {
            var share = new Share(in, i);
            int r = in.resource[i];
            for (int t = in.first[i]; t <= in.last[i]; t++) {
                if (in.looms[r][t] > 0) {
                    int late = Math.max(0, t - in.onTime[i]);
                    choices.add(new Choice(share, groupWeeks[in.group(i)][t], loomWeeks[r][t], late));
                }
            }
        }
        return choices;
    }

    /** Keeps who makes how many, and finds the weeks anew. */
    private Plan exact(Chunks solved, long seed) {
        var wanted = new int[in.pairs];
        for (var chunk : solved.getChunks()) {
            if (chunk.getChoice() != null) {
                wanted[chunk.share().pair] += chunk.pieces();
            }
        }
        var loads = new Loads(in);
        var insertion = new Insertion(loads, new SplittableRandom(seed));
        IntStream.range(0, in.lines)
                .boxed()
                .sorted(Comparator.comparingInt(l -> in.due[l]))
                .forEach(l -> place(l, wanted, loads, insertion));
        return Plans.of(problem, in, loads);
    }

    private void place(int line, int[] wanted, Loads loads, Insertion insertion) {
        var pairs = new ArrayList<Integer>();
        var pieces = new ArrayList<Integer>();
        var minutes = new ArrayList<int[]>();
        for (int i = in.start[line]; i < in.start[line + 1] && pairs.size() < in.maxGroups[line]; i++) {
            int n = wanted[i] == 0 ? 0 : Math.min(wanted[i], insertion.fits(i));
            if (n >= in.least[i]) {
                pairs.add(i);
                pieces.add(n);
                minutes.add(insertion.place(i, n * in.minutes[i] + in.setup[i], false));
            }
        }
        loads.put(
                line,
                new Shares(
                        pairs.stream().mapToInt(i -> i).toArray(),
                        pieces.stream().mapToInt(n -> n).toArray(),
                        minutes.toArray(int[][]::new)));
    }
}
