package org.saan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The benchmarks that need other solvers. */
final class BenchMain {
    private static final String USAGE = BenchOptions.USAGE + """
            oracle COUNT               proven optima of tiny made problems, seed by seed
            oracle FILE.json...        proven optima of files
            promises SIZE SEED [COUNT] [--stages]    how long an answer to an enquiry takes
            thai-text [--quick]        short strings per second on one core: normal form, words and others
            problem SIZE SEED [--stages] [--extras] | problem tiny SEED    prints a made problem
            """;

    private BenchMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var verb = args.length == 0 ? "" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        if (List.of(args).contains("--help")) {
            verb = "--help";
        }
        switch (verb) {
            case "planner" -> planner(rest);
            case "run" ->
                Row.run(
                        Contestant.valueOf(rest[0]),
                        Path.of(rest[1]),
                        Duration.ofSeconds(Long.parseLong(rest[2])),
                        Long.parseLong(rest[3]),
                        System.out);
            case "oracle" -> TinyOracle.run(rest, System.out);
            case "thai-text" -> System.exit(ThaiTextFigures.run(rest, System.out));
            case "promises" -> PromiseTimes.run(rest, System.out);
            case "problem" -> MadeProblem.run(rest, System.out);
            case "--help" -> System.out.print(USAGE);
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    private static void planner(String[] args) throws IOException {
        try {
            PlannerBench.run(BenchOptions.of(args), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(BenchOptions.USAGE);
            System.exit(2);
        }
    }
}
