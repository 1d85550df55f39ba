package org.saan.hub;

import java.io.PrintStream;
import java.util.List;
import org.saan.planner.PromiseMain;

/** {@code ./saan promise PROBLEM.json PLAN.json …}: what could still be promised beside a plan. */
final class PromiseVerb implements Verb {
    @Override
    public String name() {
        return "promise";
    }

    @Override
    public String summary() {
        return "tell what could still be promised beside a plan";
    }

    @Override
    public String help() {
        return """
                ./saan promise PROBLEM.json PLAN.json --family F --quantity N --due WEEK [options]
                                       how many pieces, from whom, at what price, and by when the rest

                  --release WEEK   first week in which work may be done
                  --minutes M      of work per piece; --price P its standard price in minor units (medians of the problem)
                  --max-price P    highest price per piece; --grade G least grade; --max-groups K most groups
                  --json           one JSON document instead of words
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        return PromiseMain.run(arguments.toArray(String[]::new), out, err);
    }
}
