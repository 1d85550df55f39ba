package org.saan.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.saan.planner.Limits;
import org.saan.planner.Line;
import org.saan.planner.Operation;
import org.saan.planner.Outcome;
import org.saan.planner.Planner;
import org.saan.planner.Problem;
import org.saan.planner.Promises;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

/**
 * How long a buyer waits for a promise: {@code promises SIZE SEED [ENQUIRIES]}. The plan in force is the spreadsheet's, each
 * enquiry is like a random line of the problem with another quantity, window, ceiling and number of groups, and they are
 * asked one after the other.
 */
final class PromiseTimes {
    private static final int WARM_UP = 200;

    private PromiseTimes() {}

    static void run(String[] args, PrintStream out) {
        var made = ProblemGenerator.of(Size.valueOf(args[0]), Long.parseLong(args[1]));
        int enquiries = args.length > 2 && !args[2].startsWith("-") ? Integer.parseInt(args[2]) : 1_000;
        var problem = List.of(args).contains("--stages") ? made.withStages().problem() : made.problem();
        var plan = ((Outcome.Planned) Planner.plan(problem, new Limits(0, 1))).plan();
        if (!(Promises.of(problem, plan) instanceof Promises.Making.Ready(var promises))) {
            throw new IllegalStateException("the plan does not fit its problem");
        }
        var random = new SplittableRandom(7);
        for (int k = 0; k < WARM_UP; k++) {
            promises.answer(enquiry(problem, random));
        }
        var nanos = new ArrayList<Long>();
        int whole = 0;
        int part = 0;
        for (int k = 0; k < enquiries; k++) {
            var line = enquiry(problem, random);
            long begun = System.nanoTime();
            var answer = promises.answer(line);
            nanos.add(System.nanoTime() - begun);
            if (answer instanceof Promises.Answer.Answered(var promise)) {
                whole += promise.whole() ? 1 : 0;
                part += !promise.whole() && promise.pieces() > 0 ? 1 : 0;
            }
        }
        nanos.sort(Long::compare);
        out.printf(
                Locale.ROOT,
                "%s %d lines, %d groups: %d enquiries, %d whole, %d in part; p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                args[0],
                problem.lines().size(),
                problem.groups().size(),
                enquiries,
                whole,
                part,
                nanos.get(enquiries / 2) / 1e6,
                nanos.get(enquiries * 99 / 100) / 1e6,
                nanos.getLast() / 1e6);
    }

    private static Line enquiry(Problem problem, SplittableRandom random) {
        var like = problem.lines().get(random.nextInt(problem.lines().size()));
        int batch = like.batchMultiple();
        int quantity = Math.max(1, (int) (like.quantity() * (0.1 + 3 * random.nextDouble())) / batch) * batch;
        int release = random.nextInt(Math.max(1, problem.weeks() / 2));
        int groups = 1 + random.nextInt(12);
        boolean ceiling = random.nextBoolean();
        var operations = like.operations().stream()
                .map(op -> new Operation(
                        op.id(),
                        op.family(),
                        op.grade(),
                        op.standardMinutes(),
                        op.standardPrice(),
                        ceiling ? op.standardPrice() : op.maxPrice(),
                        groups))
                .toList();
        return new Line(
                "enquiry",
                like.buyer(),
                quantity,
                release,
                release + 2 + random.nextInt(12),
                batch,
                false,
                Set.of(),
                0,
                0,
                0,
                operations);
    }
}
