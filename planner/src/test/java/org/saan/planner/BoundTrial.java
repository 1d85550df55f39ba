package org.saan.planner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Runs the proving side alone and prints the bound over time: {@code BoundTrial problem.json seconds threads}. */
final class BoundTrial {
    private BoundTrial() {}

    public static void main(String[] args) throws Exception {
        var problem = read(Path.of(args[0]));
        double seconds = Double.parseDouble(args[1]);
        int threads = Integer.parseInt(args[2]);
        var model = new Model(problem);
        var outcome = (Outcome.Planned) Planner.plan(problem, new Limits(2_000, 1));
        long begun = System.nanoTime();
        var pairs = new Pairs(model);
        var dual = new Dual(pairs, load(model, pairs, outcome.plan()), Cancellation.NEVER);
        System.out.printf(
                "built in %.2f s, %d pairs, plan %d%n",
                (System.nanoTime() - begun) / 1e9, pairs.count, outcome.plan().objective());
        long next = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            int rounds = 0;
            while (System.nanoTime() - begun < seconds * 1e9) {
                var parts = dual.parts(4, 60_000);
                if (parts.isEmpty()) {
                    break;
                }
                var all = parts.stream().map(pool::submit).toList();
                for (var one : all) {
                    one.get();
                }
                dual.gather();
                rounds++;
                long now = (System.nanoTime() - begun) / 1_000_000;
                if (now >= next) {
                    report(begun, dual, rounds);
                    next = Math.max(next == 0 ? 250 : next, now) * 3 / 2;
                }
            }
            report(begun, dual, rounds);
        }
    }

    private static void report(long begun, Dual dual, int rounds) {
        System.out.printf(
                "%8.2f s  %,15d %s  %d rounds%n",
                (System.nanoTime() - begun) / 1e9,
                dual.bound().lower(),
                dual.bound().method(),
                rounds);
    }

    static Problem read(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return ((ProblemReader.Reading.Read) ProblemReader.read(in)).problem();
        }
    }

    static int[] load(Model model, Pairs pairs, Plan plan) {
        var load = new int[pairs.groups * pairs.weeks];
        for (var a : plan.assignments()) {
            int g = model.group(a.group());
            a.minutes().forEach((week, minutes) -> load[g * pairs.weeks + week] += minutes);
        }
        return load;
    }
}
