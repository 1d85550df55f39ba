package org.saan.hub;

import java.io.PrintStream;
import java.util.List;

/** One thing that {@code ./saan} does. */
interface Verb {
    String name();

    /** One line for the list of verbs. */
    String summary();

    /** What {@code --help} prints. */
    String help();

    /**
     * Does it.
     *
     * @return the exit status: 0 done, 1 the answer is no, 2 the command was not understood
     * @throws UsageMistake when the words of the command are wrong
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
