package org.saan.bench;

import java.io.PrintStream;
import java.util.Arrays;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

/** Prints a problem made by rule: {@code problem SIZE SEED [--stages] [--extras]} or {@code problem tiny SEED}. */
final class MadeProblem {
    private MadeProblem() {}

    static void run(String[] args, PrintStream out) {
        long seed = Long.parseLong(args[1]);
        if (args[0].equals("tiny")) {
            out.print(ProblemGenerator.tinyText(seed));
        } else {
            var made = ProblemGenerator.of(Size.valueOf(args[0]), seed);
            var options = Arrays.asList(args);
            made = options.contains("--stages") ? made.withStages() : made;
            made = options.contains("--extras") ? made.withExtras() : made;
            made.write(out);
        }
        out.flush();
    }
}
