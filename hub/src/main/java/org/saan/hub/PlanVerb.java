package org.saan.hub;

import java.io.PrintStream;
import java.util.List;
import org.saan.planner.PlannerMain;

/** {@code ./saan plan PROBLEM.json}: the planner library at the shell; it speaks for itself. */
final class PlanVerb implements Verb {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "plan a problem file and print the plan";
    }

    @Override
    public String help() {
        return """
                ./saan plan PROBLEM.json [options]     print a plan (saan-plan/1) for a problem (saan-problem/1)

                  --work N     how long to look for better, in inserts of a line (400000)
                  --seconds N  as much work as fits into N seconds instead
                  --seed N     another seed may find another plan (1)
                  --threads N  threads to work with; they change nothing but the time
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        return PlannerMain.run(arguments.toArray(String[]::new), out, err);
    }
}
