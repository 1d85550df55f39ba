package org.saan.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saan.planner.Problem;
import org.saan.planner.ProblemReader;
import org.saan.planner.generator.ProblemGenerator;

/**
 * Solves problems exactly: {@code oracle COUNT} prints proven optima of tiny problems, seed by seed, until there are so many;
 * {@code oracle FILE.json...} prints those of files.
 */
final class TinyOracle {
    private static final double SECONDS = 20;

    private TinyOracle() {}

    static void run(String[] args, PrintStream out) throws IOException {
        if (args.length == 1 && args[0].matches("\\d+")) {
            out.println("seed,groups,lines,weeks,bundles,optimum");
            int proven = 0;
            for (int seed = 1; proven < Integer.parseInt(args[0]); seed++) {
                var problem = ProblemGenerator.tiny(seed);
                var answer = new ExactModel(problem).solve(SECONDS, 1, 1);
                if (answer.proven()) {
                    proven++;
                    out.printf(
                            "%d,%d,%d,%d,%d,%d%n",
                            seed,
                            problem.groups().size(),
                            problem.lines().size(),
                            problem.weeks(),
                            problem.bundles().size(),
                            answer.plan().orElseThrow().objective());
                    out.flush();
                }
            }
            return;
        }
        for (var file : args) {
            var answer = new ExactModel(read(Path.of(file))).solve(30 * SECONDS, 1, 1);
            var objective = answer.plan().map(plan -> String.valueOf(plan.objective()));
            out.println(file + " " + answer.status() + " " + objective.orElse("-") + " bound " + answer.bound());
        }
    }

    static Problem read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (ProblemReader.read(in)) {
                case ProblemReader.Reading.Read(var problem) -> problem;
                case ProblemReader.Reading.Unreadable(var errors) -> throw new IOException(errors.toString());
            };
        }
    }
}
