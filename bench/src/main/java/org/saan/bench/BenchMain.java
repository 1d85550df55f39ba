package org.saan.bench;

import java.io.IOException;
import java.util.Arrays;

/** The benchmarks that need other solvers. */
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws IOException {
        var verb = args.length == 0 ? "" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (verb) {
            case "oracle" -> TinyOracle.run(rest, System.out);
            case "problem" -> MadeProblem.run(rest, System.out);
            default -> {
                System.err.println("usage: oracle COUNT | oracle FILE.json... | problem SIZE SEED");
                System.exit(2);
            }
        }
    }
}
