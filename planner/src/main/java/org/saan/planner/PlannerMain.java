package org.saan.planner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The planner at the shell: {@code plan PROBLEM.json} prints a plan. Errors are one line each; exit 2 for bad input. */
public final class PlannerMain {
    private static final String USAGE = "usage: plan PROBLEM.json [--work N] [--seed N] [--seconds N] [--threads N]";
    private static final String HELP = USAGE + """


            Reads a problem (saan-problem/1, JSON or JSON Lines) and prints a plan (saan-plan/1).
              --work N     how long to look for better, in inserts of a line (default 400000)
              --seed N     another seed may find another plan (default 1)
              --seconds N  as much work as fits into N seconds instead
              --threads N  threads to work with (default: those of the machine, at most 8)
            The same problem, work and seed print the same plan, with any number of threads; --seconds does not.""";

    private static final List<String> OPTIONS = List.of("--work", "--seed", "--seconds", "--threads");
    private static final int MOST_THREADS = 8;

    private PlannerMain() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Does what {@link #main} does, without ending the JVM; gives the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var say = new Complaints("plan", err);
        if (List.of(args).contains("--help")) {
            out.println(HELP);
            return 0;
        }
        String file = null;
        var numbers = new java.util.TreeMap<String, Long>();
        for (int i = 0; i < args.length; i++) {
            if (OPTIONS.contains(args[i])) {
                var value = i + 1 < args.length ? Complaints.number(args[i + 1]) : null;
                if (value == null) {
                    return say.mistake(args[i] + " needs a whole number of 0 or more; " + USAGE);
                }
                numbers.put(args[i], value);
                i++;
            } else if (args[i].startsWith("-") || file != null) {
                return say.mistake("what is " + args[i] + "? " + USAGE);
            } else {
                file = args[i];
            }
        }
        return file == null ? say.mistake(USAGE) : plan(Path.of(file), limits(numbers), out, say);
    }

    private static Limits limits(java.util.Map<String, Long> numbers) {
        var seconds = java.util.Optional.ofNullable(numbers.get("--seconds"));
        long work = seconds.isPresent() ? Long.MAX_VALUE : Limits.DEFAULT.work();
        long threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        return new Limits(
                numbers.getOrDefault("--work", work),
                numbers.getOrDefault("--seed", Limits.DEFAULT.seed()),
                (int) Math.clamp(numbers.getOrDefault("--threads", threads), 1, MOST_THREADS),
                seconds.map(java.time.Duration::ofSeconds));
    }

    private static int plan(Path file, Limits limits, PrintStream out, Complaints say) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (ProblemReader.read(in)) {
                case ProblemReader.Reading.Unreadable(var errors) -> say.refused(errors);
                case ProblemReader.Reading.Read(var problem) -> print(problem, limits, out, say);
            };
        } catch (IOException e) {
            return say.mistake("cannot read " + file);
        }
    }

    private static int print(Problem problem, Limits limits, PrintStream out, Complaints say) {
        return switch (Planner.plan(problem, limits)) {
            case Outcome.Rejected(var errors) -> say.refused(errors);
            case Outcome.Planned it -> print(problem, it.plan(), it.bound(), out);
        };
    }

    private static int print(Problem problem, Plan plan, Bound bound, PrintStream out) {
        var bytes = PlanWriter.text(problem, plan, bound).getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.println();
        out.flush();
        return 0;
    }
}
