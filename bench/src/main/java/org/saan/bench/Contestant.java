package org.saan.bench;

import java.time.Duration;
import java.util.Optional;
import org.saan.bench.study.StudyEngine;
import org.saan.bench.study.TimefoldModel;
import org.saan.planner.Limits;
import org.saan.planner.Outcome;
import org.saan.planner.Plan;
import org.saan.planner.Planner;
import org.saan.planner.Problem;

/** A way of planning that is set beside others. */
enum Contestant {
    /** A careful officer: due date, cheapest first, earliest week. */
    SPREADSHEET("spreadsheet") {
        @Override
        Found plan(Problem problem, Duration time, long seed) {
            return saan(problem, new Limits(0, seed));
        }
    },
    SAAN("Saan") {
        @Override
        Found plan(Problem problem, Duration time, long seed) {
            return saan(problem, Limits.ofTime(time, seed, THREADS));
        }
    },
    /** Work of a fixed size, to see how its time grows. */
    SAAN_WORK("Saan, " + Contestant.INSERTS_PER_LINE + " inserts a line") {
        @Override
        Found plan(Problem problem, Duration time, long seed) {
            long work = INSERTS_PER_LINE * problem.lines().size();
            return saan(problem, new Limits(work, seed, THREADS, Optional.empty()));
        }
    },
    /** CP-SAT with the whole format as an integer program, started at the spreadsheet. */
    CP_SAT("CP-SAT") {
        @Override
        Found plan(Problem problem, Duration time, long seed) {
            long start = System.nanoTime();
            var model = new ExactModel(problem);
            saan(problem, new Limits(0, seed)).plan().ifPresent(model::hint);
            double left = time.toMillis() / 1e3 - (System.nanoTime() - start) / 1e9;
            var answer = model.solve(Math.max(0.1, left), THREADS, (int) seed);
            return new Found(answer.plan(), answer.bound());
        }
    },
    /** The study that preceded the planner. */
    STUDY("study engine") {
        @Override
        Found plan(Problem problem, Duration time, long seed) throws InterruptedException {
            var answer = new StudyEngine(problem).plan(time, seed);
            return new Found(Optional.of(answer.plan()), answer.bound());
        }
    },
    /** Timefold with a plain model of chunks. */
    TIMEFOLD("Timefold") {
        @Override
        Found plan(Problem problem, Duration time, long seed) {
            return new Found(Optional.of(new TimefoldModel(problem).plan(time, seed)), 0);
        }
    };

    static final long INSERTS_PER_LINE = 20;
    static final int THREADS = 2;

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** A plan, when there is one, and what is proven of every plan; 0 when nothing is. */
    record Found(Optional<Plan> plan, long bound) {}

    abstract Found plan(Problem problem, Duration time, long seed) throws InterruptedException;

    private static Found saan(Problem problem, Limits limits) {
        return switch (Planner.plan(problem, limits)) {
            case Outcome.Planned it ->
                new Found(Optional.of(it.plan()), it.bound().lower());
            case Outcome.Rejected(var errors) -> throw new IllegalArgumentException(errors.toString());
        };
    }
}
