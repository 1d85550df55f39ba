package org.saan.planner;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verb at the shell says when it cannot: one line for each reason, with the verb before it. */
record Complaints(String verb, PrintStream err) {
    /** The exit code of bad input. */
    private static final int BAD_INPUT = 2;

    int refused(List<InputError> errors) {
        errors.forEach(error -> err.println(verb + ": " + error.words()));
        return BAD_INPUT;
    }

    int mistake(String words) {
        err.println(verb + ": " + words);
        return BAD_INPUT;
    }

    /** A whole number of 0 or more; null when the text is none. */
    static @Nullable Long number(String text) {
        try {
            long number = Long.parseLong(text);
            return number < 0 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
