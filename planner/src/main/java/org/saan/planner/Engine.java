package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a plan better, round by round. In each round parts work at the same time: some search within regions of groups;
 * between rounds what they found is taken together. The rounds depend on the problem, the seed and the work alone.
 */
final class Engine {
    /** Inserts of one part in one round. */
    private static final long INSERTS = 2_000;

    /** The same where several parts search at once. */
    private static final long INSERTS_OF_MANY = 1_000;

    /** Part of the allowed time after which what was found is finished. */
    private static final double LAST_ROUND = 0.96;

    /** Units of proving for each pair that an insert looks at, so that both sides take about as long. */
    private static final long UNITS_PER_PAIR = 2;

    private static final int GROUPS_PER_PART = 150;
    private static final int LEAST_TO_PART = 30;
    private static final int MOST_PARTS = 8;
    /** Allowance at the start, as a part of the points of a line on average, and what is left of it at the end. */
    private static final double WARMEST = 0.5;

    /** The same where a plan is in force: it is near what is wanted, and little should move. */
    private static final double WARMEST_IN_FORCE = 0.1;

    private static final double COOLING = 0.01;
    /** Plans of few units are soon cold: they are warmed up again, because what is then missed is far from them. */
    private static final int FEW_UNITS = 20;

    private static final int COOLINGS_OF_FEW = 4;
    /** Share of the allowed work or time after which only better plans are accepted. */
    private static final double COOL = 0.97;

    /** Part of the objective that a fairer plan may cost. */
    private static final long TOLERANCE_PERMILLE = 2;

    private final Draft draft;
    private final Pairs pairs;
    private final Sketch sketch;
    private final Units units;
    private final Limits limits;
    private final Progress progress;
    private final Cancellation cancellation;
    private final SplittableRandom random;
    private final long spreadsheet;
    private long best;
    private Share[][] bestShares;

    Engine(Draft draft, Limits limits, Progress progress, Cancellation cancellation) {
        this.draft = draft;
        this.limits = limits;
        this.progress = progress;
        this.cancellation = cancellation;
        pairs = new Pairs(draft.model);
        sketch = new Sketch(draft, pairs);
        units = new Units(sketch);
        random = new SplittableRandom(limits.seed());
        spreadsheet = sketch.points();
        best = spreadsheet;
        bestShares = sketch.copy();
    }

    /** Looks for better within the limits and leaves the best plan in the draft. */
    Result run() {
        var watch = new Stopwatch(limits.time());
        var searches = new ArrayList<Search>();
        Dual dual = null;
        searches.add(new Search(sketch, units));
        if (limits.work() > 0 && !searches.getFirst().nothingMoves()) {
            searches.getFirst().construct(limits.seed(), cancellation);
            if (sketch.points() < best) {
                remember(sketch.points());
            } else {
                sketch.restore(bestShares);
            }
            dual = new Dual(pairs, sketch.loads.load, cancellation);
            try (var crew = new Crew(limits.threads())) {
                rounds(crew, dual, searches, watch);
            }
        }
        sketch.restore(bestShares);
        if (limits.work() > 0 && !draft.previous.isEmpty()) {
            searches.getFirst().settle(cancellation);
        }
        if (limits.work() > 0 && !cancellation.wanted()) {
            // A fairer plan may cost a little, but it is never worse than the spreadsheet, and a proven best stays so.
            boolean proven = dual != null && dual.bound().lower() >= best;
            long tolerance = proven ? 0 : Math.min(spreadsheet - best, best * TOLERANCE_PERMILLE / 1000);
            new Fairness(sketch, units).raise(tolerance, () -> cancellation.wanted() || watch.passed() >= 1);
        }
        sketch.write(draft);
        var explanation = new Explanation(
                new Reasons(draft, sketch, units),
                dual == null
                        ? new GroupReading(sketch, new double[0], new double[0])
                        : new GroupReading(sketch, dual.hourPrices(), dual.loomPrices()));
        return new Result(
                dual == null ? Bound.NONE : dual.bound(),
                cancellation.wanted(),
                watch.passed() >= LAST_ROUND,
                explanation);
    }

    record Result(Bound bound, boolean cancelled, boolean outOfTime, Explanation explanation) {}

    private void rounds(Crew crew, Dual dual, List<Search> searches, Stopwatch watch) {
        long work = 0;
        boolean cold = false;
        double warmest = draft.previous.isEmpty() ? WARMEST : WARMEST_IN_FORCE;
        int coolings = units.count <= FEW_UNITS ? COOLINGS_OF_FEW : 1;
        boolean proving = true;
        int searchers = Math.clamp(pairs.groups / GROUPS_PER_PART, 1, MOST_PARTS);
        int provers = searchers;
        long unitsPerInsert = Math.max(1, UNITS_PER_PAIR * pairs.count / Math.max(1, pairs.ops));
        while (work < limits.work()
                && dual.bound().lower() < best
                && watch.passed() < LAST_ROUND
                && !cancellation.wanted()) {
            double done = fraction(work, watch);
            if (done > COOL && !cold) {
                cold = true;
                sketch.restore(bestShares);
            }
            double linePoints = Math.max(1.0, (double) best / Math.max(1, units.count));
            double allowance = cold ? 0 : linePoints * warmest * StrictMath.pow(COOLING, done * coolings % 1);
            // When nothing is left to prove, the search takes what the proof took.
            int parts = proving || pairs.groups < LEAST_TO_PART ? searchers : Math.max(2, searchers);
            while (searches.size() < parts) {
                searches.add(new Search(sketch, units));
            }
            long inserts = Math.min(parts == 1 ? INSERTS : INSERTS_OF_MANY, limits.work() - work);
            var regions = parts == 1 ? new int[pairs.groups] : regions(parts);
            var todo = new ArrayList<Runnable>(dual.parts(provers, parts * inserts * unitsPerInsert / provers));
            proving = !todo.isEmpty();
            for (int p = 0; p < parts; p++) {
                var search = searches.get(p);
                long seed = random.nextLong();
                search.within(regions, p);
                todo.add(() -> search.run(seed, inserts, allowance, parts == 1, cancellation));
            }
            long before = parts == 1 ? sketch.points() : 0;
            crew.all(todo);
            if (!cancellation.wanted()) {
                dual.gather();
            }
            var hours = dual.hourPrices();
            var looms = dual.loomPrices();
            searches.forEach(search -> search.prices(hours, looms));
            var seen = searches.getFirst().best();
            if (seen != null) {
                remember(before + searches.getFirst().bestChange(), seen);
            }
            remember(sketch.points());
            work += inserts * parts;
            progress.at(new Progress.News((int) (1000 * fraction(work, watch)), best, dual.bound()));
        }
    }

    /** Part of the allowed work or time that is done. */
    private double fraction(long work, Stopwatch watch) {
        return Math.clamp(Math.max((double) work / limits.work(), watch.passed()), 0, 1);
    }

    private void remember(long points) {
        if (points < best) {
            best = points;
            bestShares = sketch.copy();
        }
    }

    private void remember(long points, Share[][] shares) {
        if (points < best) {
            best = points;
            bestShares = shares;
        }
    }

    /** Parts the groups: those of one family mostly stay together, because lines choose among them. */
    private int[] regions(int parts) {
        int families = draft.model.problem.families().size();
        var ofFamily = new int[families];
        for (int f = 0; f < families; f++) {
            ofFamily[f] = random.nextInt(parts);
        }
        var regions = new int[pairs.groups];
        for (var site : draft.model.groups) {
            var skills = site.skills();
            regions[site.index()] = skills.isEmpty()
                    ? 0
                    : ofFamily[skills.get(random.nextInt(skills.size())).family()];
        }
        return regions;
    }
}
