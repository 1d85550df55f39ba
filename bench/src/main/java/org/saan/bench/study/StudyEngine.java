package org.saan.bench.study;

import java.time.Duration;
import java.util.SplittableRandom;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/** Plans on one thread and bounds on another until the time is over. */
public final class StudyEngine {
    private final Problem problem;
    private final Instance in;
    private final Loads loads;

    public StudyEngine(Problem problem) {
        this.problem = problem;
        in = new Instance(problem);
        loads = new Loads(in);
    }

    /** A plan and the points that every plan has at least. */
    public record Answer(Plan plan, long bound) {}

    /** Plans until the time is over, the making of the engine not counted. */
    public Answer plan(Duration time, long seed) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        var search = new RuinAndRecreate(in, loads, new Insertion(loads, new SplittableRandom(seed)), seed);
        search.construct();
        var ascent = new Ascent(in, loads);
        var bounding = Thread.ofPlatform().start(() -> ascent.run(deadline));
        search.improve(deadline);
        bounding.join();
        // Sums of many prices are a little off: the bound gives way by more than that.
        long bound = (long) Math.floor(ascent.best() - Math.abs(ascent.best()) * 1e-9 - 1);
        return new Answer(Plans.of(problem, in, loads), Math.max(0, bound));
    }
}
